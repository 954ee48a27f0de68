import {
  AccessServiceService,
  type GetAccessStateRequest,
  type GetAccessStateResponse,
} from "@souk/proto/souk/ops/v1/access_service";
import { importJWK, type JWK } from "jose";
import type { TokenAuthority, VerificationKey } from "../auth/index.ts";
import { backgroundContext, type RequestContext, unlessAborted } from "../context/index.ts";
import { sharedError } from "../errors/index.ts";
import { createLoop, type Loop } from "../events/index.ts";
import { createClient, type Peer } from "../grpc/index.ts";
import type { Essentials } from "../ports/index.ts";

const ASK_EVERY_MS = 1_000;
const ASK_TIMEOUT_MS = 2_000;
/** How long a call waits for the first keys, where it comes before them. */
const FIRST_KEYS_MS = 1_500;
/** An answer this old is a degradation that health tells. */
const STALE_AFTER_MS = 5_000;
const FORGET_EVERY_MS = 60_000;

export interface AccessFeed extends TokenAuthority, Loop {
  /** Whether the last answer is of these seconds. */
  isUp(): boolean;
}

export interface AccessFeedOptions extends Essentials {
  /** Where AccessService is; closed by its owner. */
  readonly identity: Peer;
}

/** Answers what is new since the last answer. */
export type AskAccess = (known: GetAccessStateRequest, context: RequestContext) => Promise<GetAccessStateResponse>;

/** The feed of a process that asks identity. */
export function createAccessFeed(options: AccessFeedOptions): AccessFeed {
  const { getAccessState } = createClient(AccessServiceService, { ...options, peer: options.identity });
  return createFeed(getAccessState, options);
}

/**
 * Keys and ended sessions as identity tells them, asked for each second, whatever tokens come: no token can cause a call. While
 * identity is away, what was told last goes on counting; tokens end by themselves within minutes.
 */
export function createFeed(askAccess: AskAccess, { ports, logger }: Pick<Essentials, "ports" | "logger">): AccessFeed {
  const first = Promise.withResolvers<void>();
  const ended = new EndedSessions();
  let keys = new Map<string, VerificationKey>();
  let known = { keysEtag: "", cursor: "" };
  let answeredAt = Number.NEGATIVE_INFINITY;
  let isComplete = false;

  async function ask(): Promise<boolean> {
    const deadline = ports.clock.now() + ASK_TIMEOUT_MS;
    const context = backgroundContext(ports.ids.next(), AbortSignal.timeout(ASK_TIMEOUT_MS), deadline);
    const state = await askAccess(known, context);
    if (state.keysEtag !== known.keysEtag) keys = await importKeys(state);
    ended.add(state, ports.clock.now());
    known = { keysEtag: state.keysEtag, cursor: state.cursor };
    if (state.more) return true;
    answeredAt = ports.clock.now();
    isComplete ||= keys.size > 0;
    if (isComplete) first.resolve();
    return false;
  }

  const pauses = { idleMs: ASK_EVERY_MS, retryMs: ASK_EVERY_MS };
  const loop = createLoop({ name: "access feed", ...pauses, round: ask, sleep: ports.sleep, logger });
  return {
    ...loop,
    isUp: () => ports.clock.now() - answeredAt < STALE_AFTER_MS,
    hasEnded: (sessionId) => ended.has(sessionId),
    findKey: async (kid) => {
      if (!isComplete) {
        await unlessAborted(first.promise, AbortSignal.timeout(FIRST_KEYS_MS)).catch(() => {
          throw sharedError("UNAVAILABLE", "Tokens cannot be checked yet.", { retryAfterMs: 1_000 });
        });
      }
      return keys.get(kid);
    },
  };
}

async function importKeys({ keys }: GetAccessStateResponse): Promise<Map<string, VerificationKey>> {
  const imported = new Map<string, VerificationKey>();
  for (const { kid, jwk } of keys) {
    const parsed = JSON.parse(jwk) as JWK;
    if (!parsed.alg) throw new Error(`the key ${kid} has no alg`);
    imported.set(kid, { key: await importJWK(parsed), alg: parsed.alg });
  }
  return imported;
}

/** By their ids, until their last tokens have expired. */
class EndedSessions {
  readonly #until = new Map<string, number>();
  #forgotAt = 0;

  add({ endedSessions }: GetAccessStateResponse, now: number): void {
    for (const { sessionId, expireTime } of endedSessions) this.#until.set(sessionId, Number(expireTime ?? 0));
    if (now - this.#forgotAt < FORGET_EVERY_MS) return;
    this.#forgotAt = now;
    for (const [id, until] of this.#until) if (until < now) this.#until.delete(id);
  }

  has(sessionId: string): boolean {
    return this.#until.has(sessionId);
  }
}
