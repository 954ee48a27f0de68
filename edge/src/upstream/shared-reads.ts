import { sharedError } from "@souk/chassis/errors";
import type { SingleReply } from "@souk/chassis/grpc";
import { soonerOf } from "../waiting.ts";

type Read = (signal: AbortSignal) => Promise<SingleReply>;

export interface ReadOptions {
  /** When the caller asked, by the same clock. */
  readonly askedAt: number;
  /** How much earlier than that the read may have begun that answers it, in milliseconds. */
  readonly maxAgeMs: number;
  /** Aborts when this caller goes away; the call ends with the last of them. */
  readonly signal: AbortSignal | undefined;
  readonly read: Read;
  /** What a reply goes through that another one's call brings. */
  readonly join: (reply: Promise<SingleReply>) => Promise<SingleReply>;
}

interface Shared {
  readonly reply: Promise<SingleReply>;
  readonly controller: AbortController;
  /** Later than any question until it has begun. */
  beganAt: number;
  waiting: number;
  hasEnded: boolean;
}

/** How long those wait for a call on its way who come too late for it, so that what they ask for is one more call. */
const GATHER_MS = 50;
/** Of replies that are kept. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * Makes one call of identical reads that come at the same time. What is identical is told by a key, which must hold everything
 * that the answer may depend on, whose it is above all. No answer is older than its question, unless the caller may be given an
 * older one: a reader always sees what it wrote before.
 */
export class SharedReads {
  readonly #now: () => number;
  readonly #reads = new Map<string, Shared>();
  #keptBytes = 0;

  /** @param now milliseconds of any clock that only goes forward */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Makes the call, or takes part in one. */
  async read(key: string, options: ReadOptions): Promise<SingleReply> {
    const { askedAt, maxAgeMs, signal, join } = options;
    const last = this.#reads.get(key);
    const known = last && last.beganAt >= askedAt - maxAgeMs ? last : undefined;
    if (known?.hasEnded) return known.reply;
    const shared = known ?? this.#begin(key, options, last);
    shared.waiting++;
    const leave = () => {
      if (--shared.waiting > 0 || shared.hasEnded) return;
      this.#forget(key, shared);
      shared.controller.abort();
    };
    signal?.addEventListener("abort", leave, { once: true });
    const reply = known ? join(shared.reply) : shared.reply;
    return reply.finally(() => signal?.removeEventListener("abort", leave));
  }

  #begin(key: string, { read, maxAgeMs }: ReadOptions, last: Shared | undefined): Shared {
    const controller = new AbortController();
    const { signal } = controller;
    const begin = () => {
      if (signal.aborted) throw sharedError("CANCELLED", "Nobody waits for the answer any more.");
      shared.beganAt = this.#now();
      return read(signal);
    };
    const isBehind = last !== undefined && !last.hasEnded;
    const shared: Shared = {
      ...{ controller, beganAt: Number.POSITIVE_INFINITY, waiting: 0, hasEnded: false },
      reply: isBehind ? soonerOf(settled(last.reply), GATHER_MS).then(begin) : Promise.resolve().then(begin),
    };
    this.#reads.set(key, shared);
    const ended = () => {
      shared.hasEnded = true;
    };
    const answered = ({ body }: SingleReply) => {
      ended();
      this.#keep(key, shared, body.length, shared.beganAt + maxAgeMs - this.#now());
    };
    const failed = () => {
      ended();
      this.#forget(key, shared);
    };
    shared.reply.then(answered, failed);
    return shared;
  }

  /** For so long as it may be given to somebody. */
  #keep(key: string, shared: Shared, bytes: number, ms: number): void {
    if (this.#reads.get(key) !== shared) return;
    if (ms <= 0 || this.#keptBytes + bytes > MOST_BYTES) {
      this.#forget(key, shared);
      return;
    }
    this.#keptBytes += bytes;
    const end = () => {
      this.#keptBytes -= bytes;
      this.#forget(key, shared);
    };
    setTimeout(end, ms).unref();
  }

  #forget(key: string, shared: Shared): void {
    if (this.#reads.get(key) === shared) this.#reads.delete(key);
  }
}

function settled(reply: Promise<unknown>): Promise<void> {
  const nothing = () => undefined;
  return reply.then(nothing, nothing);
}
