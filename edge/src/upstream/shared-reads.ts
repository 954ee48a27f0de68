import type { SingleReply } from "@souk/chassis/grpc";

type Read = (signal: AbortSignal) => Promise<SingleReply>;

export interface ReadOptions {
  /** Aborts when this caller goes away; the call ends with the last of them. */
  readonly signal: AbortSignal | undefined;
  readonly read: Read;
  /** What a reply goes through that another one's call brings. */
  readonly join: (reply: Promise<SingleReply>) => Promise<SingleReply>;
}

interface Shared {
  readonly reply: Promise<SingleReply>;
  readonly controller: AbortController;
  waiting: number;
  hasEnded: boolean;
}

/**
 * Makes one call of identical reads that are on their way at the same time. What is identical is told by a key, which must hold
 * everything that the answer may depend on, whose it is above all.
 */
export class SharedReads {
  readonly #reads = new Map<string, Shared>();

  /** Makes the call, or takes part in one. */
  async read(key: string, { signal, read, join }: ReadOptions): Promise<SingleReply> {
    const known = this.#reads.get(key);
    const shared = known ?? this.#begin(key, read);
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

  #begin(key: string, read: Read): Shared {
    const controller = new AbortController();
    const shared: Shared = { reply: read(controller.signal), controller, waiting: 0, hasEnded: false };
    this.#reads.set(key, shared);
    const ended = () => {
      shared.hasEnded = true;
      this.#forget(key, shared);
    };
    shared.reply.then(ended, ended);
    return shared;
  }

  #forget(key: string, shared: Shared): void {
    if (this.#reads.get(key) === shared) this.#reads.delete(key);
  }
}
