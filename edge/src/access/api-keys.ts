import { createHash } from "node:crypto";
import type { ExchangedKey, KeyExchange } from "@souk/chassis/access";
import { unlessAborted } from "@souk/chassis/context";
import type { Contract } from "@souk/chassis/contract";
import { AppError, SHARED_DOMAIN, sharedError } from "@souk/chassis/errors";
import type { Clock } from "@souk/chassis/ports";

/** By which a key is told from a token, which has dots. */
const PREFIX = "souk_";
/** `souk_<id>_<secret>`; the longest that identity takes. */
const API_KEY = /^(?=.{1,200}$)souk_[A-Za-z0-9-]+_[A-Za-z0-9_-]+$/;

const MOST_KEYS = 10_000;
/** A token is not used to its very end: it has a way to go. */
const END_MARGIN_MS = 30_000;
const REFUSED_FOR_MS = 5_000;

/** Whether the text of `Authorization: Bearer` is an API key, good or not. */
export function isApiKey(bearer: string): boolean {
  return bearer.startsWith(PREFIX) && !bearer.includes(".");
}

/** Whether somebody may have such a key, as far as the contract goes. */
export function knowsApiKeys(contract: Contract): boolean {
  return contract.method("/souk.ops.v1.AccessService/ExchangeApiKey") !== undefined;
}

/** Takes API keys in for the access tokens that services know. */
export interface ApiKeys {
  /** @throws AppError API_KEY_INVALID; UNAVAILABLE while identity is away */
  tokenFor(apiKey: string, signal: AbortSignal): Promise<string>;
  /** To be told of a key whose token is not good any more. @returns what to answer */
  refuse(apiKey: string): AppError;
}

/** What identity said of a key: its token, or nothing where there is none. */
interface Told {
  readonly token: string | undefined;
  readonly until: number;
}

/**
 * Asks identity once for each key and the life of its token. Keys are remembered by their SHA-256 only; the oldest goes first.
 */
export function createApiKeys(exchange: KeyExchange, clock: Clock): ApiKeys {
  const known = new Map<string, Told>();
  const asking = new Map<string, Promise<Told>>();

  function keep(id: string, told: Told): Told {
    known.delete(id);
    const oldest = known.keys().next();
    if (known.size >= MOST_KEYS && !oldest.done) known.delete(oldest.value);
    known.set(id, told);
    return told;
  }

  /** Goes on for the others when the first to ask goes away. */
  function ask(id: string, apiKey: string): Promise<Told> {
    const answer = exchange(apiKey)
      .then(
        (key) => tokenOf(key, clock.now()),
        (error) => refusalOf(error, clock.now()),
      )
      .then((told) => keep(id, told))
      .finally(() => asking.delete(id));
    asking.set(id, answer);
    return answer;
  }

  return {
    tokenFor: async (apiKey, signal) => {
      if (!API_KEY.test(apiKey)) throw refusal();
      const id = idOf(apiKey);
      const remembered = known.get(id);
      const isFresh = remembered !== undefined && remembered.until > clock.now();
      const told = isFresh ? remembered : await unlessAborted(asking.get(id) ?? ask(id, apiKey), signal);
      if (told.token === undefined) throw refusal();
      return told.token;
    },
    refuse: (apiKey) => {
      keep(idOf(apiKey), { token: undefined, until: clock.now() + REFUSED_FOR_MS });
      return refusal();
    },
  };
}

/** For an edge that has no identity to ask: no key is good. */
export const NO_API_KEYS: ApiKeys = {
  tokenFor: async () => {
    throw refusal();
  },
  refuse: refusal,
};

/** A token that ends sooner than the margin is used for half of its time. */
function tokenOf({ accessToken, expiresAt }: ExchangedKey, now: number): Told {
  const leftMs = expiresAt - now;
  return { token: accessToken, until: now + Math.max(leftMs - END_MARGIN_MS, leftMs / 2) };
}

/** @throws AppError UNAVAILABLE where that is not what identity said */
function refusalOf(error: unknown, now: number): Told {
  if (isRefusal(error)) return { token: undefined, until: now + REFUSED_FOR_MS };
  throw sharedError("UNAVAILABLE", "API keys cannot be checked now.", { retryAfterMs: 1_000, cause: error });
}

function isRefusal(error: unknown): boolean {
  return error instanceof AppError && error.domain === SHARED_DOMAIN && error.reason === "API_KEY_INVALID";
}

function refusal(): AppError {
  return sharedError("API_KEY_INVALID", "The API key is not valid here, has expired, or was revoked.");
}

function idOf(apiKey: string): string {
  return createHash("sha256").update(apiKey).digest("base64url");
}
