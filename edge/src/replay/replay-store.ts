import type { Clock } from "@souk/chassis/ports";
import type { Redis } from "ioredis";
import { within } from "../waiting.ts";

/** What is kept of one key. */
export type Kept =
  /** Nothing was; now it is known that its first call is on its way. */
  | { readonly kind: "begun"; readonly claim: string }
  | { readonly kind: "in flight"; readonly fingerprint: string }
  /** Its first call has ended, or can be no longer on its way, and nobody said how. */
  | { readonly kind: "lost"; readonly fingerprint: string }
  | { readonly kind: "answered"; readonly fingerprint: string; readonly answer: string };

/** How a key is claimed for its first call. */
export interface Claim {
  readonly fingerprint: string;
  /** How long the call may be on its way. */
  readonly leaseMs: number;
  /** Whether the key stays claimed where nobody says how the call ended, as an answer would. */
  readonly outlivesLease: boolean;
}

/** Keeps the answers of calls by their keys, for all edges together. */
export interface ReplayStore {
  /** @throws Error while the store is away */
  begin(key: string, claim: Claim): Promise<Kept>;
  /** Keeps the answer, unless the call has lost its claim. */
  answer(key: string, claim: string, fingerprint: string, answer: string): Promise<void>;
  /** Forgets a call that brought nothing to be kept. */
  abandon(key: string, claim: string): Promise<void>;
}

const PATIENCE_MS = 100;
const KEPT_MS = 24 * 3_600_000;

/** KEYS[1] the call; ARGV[1] what must be there, ARGV[2] what shall be, ARGV[3] for how many milliseconds. */
const REPLACE = `
if redis.call("GET", KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[2] == "" then return redis.call("DEL", KEYS[1]) end
redis.call("SET", KEYS[1], ARGV[2], "PX", ARGV[3])
return 1
`;

type ReplaceCommand = (key: string, from: string, to: string, keptMs: number) => Promise<number>;

export class RedisReplayStore implements ReplayStore {
  readonly #redis: Redis;
  readonly #prefix: string;
  readonly #owner: string;
  readonly #clock: Clock;

  /**
   * @param prefix parts these calls from those of others in the same Redis
   * @param owner tells this process's claims from those of others
   */
  constructor(redis: Redis, prefix: string, owner: string, clock: Clock) {
    this.#prefix = prefix;
    redis.defineCommand("replaceReplay", { numberOfKeys: 1, lua: REPLACE });
    this.#redis = redis;
    this.#owner = owner;
    this.#clock = clock;
  }

  async begin(key: string, { fingerprint, leaseMs, outlivesLease }: Claim): Promise<Kept> {
    const now = this.#clock.now();
    const claim = `pending ${fingerprint} ${now + leaseMs} ${this.#owner}`;
    const keptMs = outlivesLease ? KEPT_MS : leaseMs;
    const there = await within(this.#redis.set(this.#nameOf(key), claim, "PX", keptMs, "NX", "GET"), PATIENCE_MS, slow);
    if (there === null) return { kind: "begun", claim };
    const [kind, kept = "", ...rest] = there.split(" ");
    if (kind !== "pending") return { kind: "answered", fingerprint: kept, answer: rest.join(" ") };
    // Redis lets go of a claim a little after its end: where the service remembers calls, a copy that comes in between is to come again.
    const isOnItsWay = Number(rest[0]) > now || !outlivesLease;
    return { kind: isOnItsWay ? "in flight" : "lost", fingerprint: kept };
  }

  async answer(key: string, claim: string, fingerprint: string, answer: string): Promise<void> {
    await this.#replace(key, claim, `answered ${fingerprint} ${answer}`);
  }

  async abandon(key: string, claim: string): Promise<void> {
    await this.#replace(key, claim, "");
  }

  #nameOf(key: string): string {
    return `{${this.#prefix}}:replay:${key}`;
  }

  async #replace(key: string, from: string, to: string): Promise<void> {
    const { replaceReplay } = this.#redis as unknown as { replaceReplay: ReplaceCommand };
    await within(replaceReplay.call(this.#redis, this.#nameOf(key), from, to, KEPT_MS), PATIENCE_MS, slow);
  }
}

function slow(): Error {
  return new Error("Redis is slow");
}
