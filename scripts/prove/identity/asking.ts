import { setTimeout as delay } from "node:timers/promises";

/** All that a caller sees of an answer. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The reason of the error; empty where it was none. */
  readonly reason: string;
}

export interface Ask {
  /** @defaultValue POST with a body, GET without */
  readonly method?: string;
  readonly token?: string;
  /** What is sent as it is where it is text, else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How a client of the shop's REST API asks. */
export type Asker = (path: string, ask?: Ask) => Promise<Reply>;

const TIMEOUT_MS = 30_000;
const AGAIN_MS = 100;
const TOO_BUSY: ReadonlySet<number> = new Set([409, 429, 503]);

export function askerOf(base: string): Asker {
  return async (path, ask = {}) => {
    const response = await fetch(base + path, { ...requestOf(ask), signal: AbortSignal.timeout(TIMEOUT_MS) });
    const text = await response.text();
    const reason = response.ok ? "" : (/"reason":"([A-Z_]+)"/.exec(text)?.[1] ?? "");
    return { status: response.status, headers: response.headers, text, reason, body: objectOf(text) };
  };
}

function requestOf({ body, token, headers, method }: Ask): RequestInit {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  if (body === undefined) return { method: method ?? "GET", headers: { ...authorization, ...headers } };
  return {
    method: method ?? "POST",
    headers: { ...authorization, "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  };
}

/** Asks again while the answer is that there is too much to do. */
export async function insist(ask: () => Promise<Reply>): Promise<Reply> {
  for (;;) {
    const reply = await ask();
    if (!TOO_BUSY.has(reply.status)) return reply;
    await delay(AGAIN_MS);
  }
}

/** @throws Error unless it was answered as it should be */
export async function expectStatus(status: number, asked: Promise<Reply>): Promise<Reply> {
  const reply = await asked;
  if (reply.status !== status) throw new Error(`${reply.status} instead of ${status}: ${reply.text}`);
  return reply;
}

function objectOf(text: string): Reply["body"] {
  try {
    return JSON.parse(text) as Reply["body"];
  } catch {
    return {};
  }
}
