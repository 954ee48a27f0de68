import { sharedError } from "@souk/chassis/errors";
import type { Logger } from "@souk/chassis/log";
import type { Reply } from "../http/reply.ts";
import { type CallSecrets, callSecrets, type NamedCall } from "./call-secrets.ts";
import { hadNoEffect } from "./no-effect.ts";
import type { Kept, ReplayStore } from "./replay-store.ts";
import { replayedReply, storedReply } from "./stored-reply.ts";

/** A call that may come again. */
export interface KeyedCall extends NamedCall {
  /** The same for all requests that mean the same. */
  readonly request: string | Uint8Array;
  /** How long the call may take, in milliseconds. */
  readonly timeoutMs: number;
  /** Whether the service finds a repeated call by itself. */
  readonly isKnownToService: boolean;
}

/** How much longer than the call its lease lasts: for what comes before and after it. */
const LEASE_MARGIN_MS = 2_000;
const ASK_AGAIN_MS = 1_000;

/**
 * Answers a call that comes again with its first answer (draft-ietf-httpapi-idempotency-key-header). Only successes are kept,
 * for a day: what failed without an effect may be tried again. Where services remember calls themselves that is all: their own
 * memory counts, this one saves them the work, and tells copies that come while the first is still on its way.
 *
 * Where they do not, a key is good for one call. If nobody can say whether that took effect, because it ran out of time, its caller
 * left or the edge died, the key stays claimed for as long as an answer would be kept: the draft wants a copy to be answered by
 * what became of the first and never made anew, and "unknown" is all that became of it.
 */
export class Replays {
  readonly #store: ReplayStore | undefined;
  readonly #logger: Logger;

  /** @param store absent where only services remember */
  constructor(store: ReplayStore | undefined, logger: Logger) {
    this.#store = store;
    this.#logger = logger;
  }

  /** @throws AppError REQUEST_IN_FLIGHT, REQUEST_OUTCOME_UNKNOWN, REQUEST_ID_REUSED, UNAVAILABLE, and what `call` throws */
  async once(keyed: KeyedCall, call: () => Promise<Reply>): Promise<Reply> {
    const store = this.#store;
    const secrets = callSecrets(keyed);
    const { id } = secrets;
    const fingerprint = secrets.fingerprintOf(keyed.request);
    const kept = store && (await this.#begin(store, id, fingerprint, keyed));
    if (!store || !kept) return withoutStore(keyed, call);
    if (kept.kind !== "begun") return earlierReply(kept, fingerprint, secrets);
    const { claim } = kept;
    const forget = (isHarmless: boolean) =>
      isHarmless ? store.abandon(id, claim).catch((error) => this.#missed(error)) : undefined;
    try {
      const reply = await call();
      const answer = storedReply(reply);
      if (answer === undefined) await forget(keyed.isKnownToService);
      else await store.answer(id, claim, fingerprint, secrets.seal(answer)).catch((error) => this.#missed(error));
      return reply;
    } catch (error) {
      await forget(keyed.isKnownToService || hadNoEffect(error));
      throw error;
    }
  }

  /** Undefined while the store is away. */
  async #begin(
    store: ReplayStore,
    id: string,
    fingerprint: string,
    { timeoutMs, isKnownToService }: KeyedCall,
  ): Promise<Kept | undefined> {
    const leaseMs = Math.ceil(timeoutMs) + LEASE_MARGIN_MS;
    return store
      .begin(id, { fingerprint, leaseMs, outlivesLease: !isKnownToService })
      .catch((error) => this.#missed(error));
  }

  #missed(error: unknown): undefined {
    this.#logger.warn({ component: "replay", err: error }, "the replay store does not answer");
    return undefined;
  }
}

function withoutStore({ isKnownToService }: KeyedCall, call: () => Promise<Reply>): Promise<Reply> {
  if (isKnownToService) return call();
  const details = { retryAfterMs: ASK_AGAIN_MS };
  throw sharedError("UNAVAILABLE", "Keys cannot be looked up now, and this call must not be made twice.", details);
}

function earlierReply(kept: Exclude<Kept, { kind: "begun" }>, fingerprint: string, { open }: CallSecrets): Reply {
  if (kept.fingerprint !== fingerprint) {
    throw sharedError("REQUEST_ID_REUSED", "This Idempotency-Key came before with another request. Use a new one.");
  }
  if (kept.kind === "answered") return replayedReply(open(kept.answer));
  if (kept.kind === "lost") {
    const text =
      "The first request with this Idempotency-Key may have taken effect, and its answer is lost. " +
      "Look whether it did; only if not, send it again with a new key.";
    throw sharedError("REQUEST_OUTCOME_UNKNOWN", text);
  }
  const details = { retryAfterMs: ASK_AGAIN_MS };
  throw sharedError("REQUEST_IN_FLIGHT", "The first request with this Idempotency-Key is still on its way.", details);
}
