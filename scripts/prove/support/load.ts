import { setTimeout as delay, setImmediate } from "node:timers/promises";

/** Requests that may go out in one turn of the event loop. */
const AT_A_TIME = 5;

/** One request's outcome. */
export interface Answer {
  /** Milliseconds since the load began. */
  readonly at: number;
  readonly ms: number;
  /** The HTTP status; 0 where there was no answer at all. */
  readonly status: number;
  /** The reason of the error, where it was one. */
  readonly reason: string;
  readonly retryAfter: string | null;
}

export interface Load {
  readonly answers: readonly Answer[];
  /** Milliseconds since the load began. */
  now(): number;
  /** Sends no more, and waits for what is on its way. */
  stop(): Promise<readonly Answer[]>;
}

/** Sends requests at an even rate, whatever becomes of them (an open loop), until it is stopped. */
export function startLoad(perSecond: number, send: (i: number) => Promise<Response>): Load {
  const startedAt = performance.now();
  const now = () => performance.now() - startedAt;
  const answers: Answer[] = [];
  const pending = new Set<Promise<void>>();
  let stopped = false;

  const running = (async () => {
    for (let i = 0; !stopped; i++) {
      const ahead = (i * 1_000) / perSecond - now();
      if (ahead >= 1) await delay(ahead);
      else if (i % AT_A_TIME === 0) await setImmediate(); // timers are too coarse for high rates
      const one = ask(i).finally(() => pending.delete(one));
      pending.add(one);
    }
  })();

  async function ask(i: number): Promise<void> {
    const at = now();
    const { status, reason, retryAfter } = await outcomeOf(send(i));
    answers.push({ at, ms: now() - at, status, reason, retryAfter });
  }

  return {
    answers,
    now,
    stop: async () => {
      stopped = true;
      await running;
      await Promise.all(pending);
      return answers;
    },
  };
}

async function outcomeOf(sent: Promise<Response>): Promise<Pick<Answer, "status" | "reason" | "retryAfter">> {
  try {
    const response = await sent;
    const text = await response.text();
    const reason = response.ok ? "" : (/"reason":"([A-Z_]+)"/.exec(text)?.[1] ?? "?");
    return { status: response.status, reason, retryAfter: response.headers.get("retry-after") };
  } catch (error) {
    const { code = "" } = ((error as Error).cause ?? {}) as { code?: string };
    return { status: 0, reason: code || (error as Error).message, retryAfter: null };
  }
}

/** The value that the share of values does not exceed, in milliseconds; 0 of none. */
export function quantileMs(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? 0;
}
