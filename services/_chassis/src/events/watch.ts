import { sharedError } from "../errors/index.ts";
import type { Sleep } from "../ports/index.ts";
import type { LoggedEvent } from "./envelope.ts";
import type { EventLog } from "./ports.ts";
import { Wake } from "./wake.ts";

const BATCH_ROWS = 100;
/** The log may also be written by another replica, which wakes nobody here. */
const POLL_MS = 250;

/** An event of the log, with the token that a watch goes on after it from. */
export interface WatchedEvent extends LoggedEvent {
  readonly token: string;
}

/** The event log as something to follow. A token, `logId.n`, names a place in it. */
export interface EventWatch {
  /** The token of the log's end as it is now. */
  end(): Promise<string>;
  /**
   * The events after a token, in batches, without a gap, until the signal aborts. Holds one batch at a time, and reads the next
   * one only when it is asked for: who is slow costs the log's time, not this process's memory.
   *
   * @throws AppError WATCH_TOKEN_EXPIRED when the events after the token are not all there
   */
  after(token: string, signal: AbortSignal): AsyncGenerator<readonly WatchedEvent[], void>;
}

export interface LogWatchOptions {
  readonly log: EventLog;
  readonly sleep: Sleep;
}

/** Follows a log for any number of watchers; whoever writes the log in this process wakes them. */
export class LogWatch implements EventWatch {
  readonly #log: EventLog;
  readonly #sleep: Sleep;
  readonly #watchers = new Set<Wake>();

  constructor({ log, sleep }: LogWatchOptions) {
    this.#log = log;
    this.#sleep = sleep;
  }

  /** How many watch at this moment. */
  get watchers(): number {
    return this.#watchers.size;
  }

  /** The log has grown. */
  wake(): void {
    for (const watcher of this.#watchers) watcher.wake();
  }

  async end(): Promise<string> {
    const { logId } = await this.#log.head();
    return tokenOf(logId, await this.#log.tail());
  }

  async *after(token: string, signal: AbortSignal): AsyncGenerator<readonly WatchedEvent[], void> {
    const wake = new Wake(this.#sleep);
    this.#watchers.add(wake); // before the first read, so that no wake falls between the two
    try {
      const { logId } = await this.#log.head();
      let n = await this.#placeOf(token, logId);
      while (!signal.aborted) {
        const rows = await this.#log.read(n, BATCH_ROWS);
        const last = rows.at(-1);
        if (last) {
          n = last.n;
          yield rows.map((row) => ({ ...row, token: tokenOf(logId, row.n) }));
        } else {
          await this.#checkFloor(n);
          await wake.wait(POLL_MS, signal);
        }
      }
    } finally {
      this.#watchers.delete(wake);
    }
  }

  async #placeOf(token: string, logId: string): Promise<bigint> {
    const [, ofLog, digits = ""] = /^(.*)\.(\d{1,18})$/.exec(token) ?? [];
    const n = BigInt(digits);
    if (ofLog !== logId || n > (await this.#log.tail())) throw expired();
    await this.#checkFloor(n);
    return n;
  }

  /** A watcher may also be overtaken by the trimming of the log while it watches. */
  async #checkFloor(n: bigint): Promise<void> {
    if (n < (await this.#log.head()).floor) throw expired();
  }
}

function tokenOf(logId: string, n: bigint): string {
  return `${logId}.${n}`;
}

function expired() {
  const message = "What came after this token is not kept any more, or never was. Watch again with a snapshot.";
  return sharedError("WATCH_TOKEN_EXPIRED", message);
}
