import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";
import { type AppError, sharedError } from "@souk/chassis/errors";
import { dictionary } from "@zxcvbn-ts/language-common";
import { BulkheadRejectedError, bulkhead } from "cockatiel";
import { normalizePassword } from "../../domain/password.ts";
import type { PasswordHasher } from "../../usecases/ports.ts";

/** OWASP's least for Argon2id: 19 MiB, two passes (measured: 18 ms). A hash says with which it was made. */
export const DEFAULT_COST: HashCost = { memory: 19_456, passes: 2, parallelism: 1 };

const NONCE_BYTES = 16;
const TAG_BYTES = 32;
/** Those that wait for their turn; more are asked to come back. */
const MOST_WAITING = 200;
/** Who has waited for longer is asked to come back, too: a sign-in that is answered after its deadline is work for nothing, and a fault. */
const LONGEST_WAIT_MS = 2_000;
const RETRY_AFTER_MS = 2_000;
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

export interface HashCost {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

const compute = promisify(argon2) as (kind: "argon2id", parameters: Argon2Parameters) => Promise<Buffer>;

/** Argon2id (RFC 9106) in PHC's form, on half of the cores at most, so that signing in slows nothing else down. */
export function createPasswordHasher(cost: HashCost = DEFAULT_COST, now = () => performance.now()): PasswordHasher {
  const turns = bulkhead(Math.max(1, Math.floor(availableParallelism() / 2)), MOST_WAITING);
  const common = new Set(dictionary["passwords-common"]);
  const nobody = hashOf(randomBytes(NONCE_BYTES).toString("hex"), cost); // computed once, before anyone can be missing

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const askedAt = now();
    const inTime = () => (now() - askedAt > LONGEST_WAIT_MS ? Promise.reject(tooMany()) : work());
    return turns.execute(inTime).catch((error) => {
      throw error instanceof BulkheadRejectedError ? tooMany() : error;
    });
  };
  return {
    inTurn,
    hash: (password) => inTurn(() => hashOf(password, cost)),
    verify: async (password, hash) => {
      const matches = await verifies(password, hash ?? (await nobody));
      return hash !== undefined && matches;
    },
    isOutdated: (hash) => !hash.startsWith(prefixOf(cost)),
    isCommon: (password) => common.has(normalizePassword(password).toLowerCase()),
  };
}

function tooMany(): AppError {
  return sharedError("RESOURCE_EXHAUSTED", "Too many people sign in right now.", { retryAfterMs: RETRY_AFTER_MS });
}

async function hashOf(password: string, cost: HashCost): Promise<string> {
  const nonce = randomBytes(NONCE_BYTES);
  const tag = await derive(password, nonce, cost);
  return `${prefixOf(cost)}${unpadded(nonce)}$${unpadded(tag)}`;
}

async function verifies(password: string, hash: string): Promise<boolean> {
  const [, memory, passes, parallelism, nonce = "", expected = ""] = PHC.exec(hash) ?? [];
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const tag = await derive(password, Buffer.from(nonce, "base64"), cost);
  const wanted = Buffer.from(expected, "base64");
  return wanted.length === tag.length && timingSafeEqual(wanted, tag);
}

function derive(password: string, nonce: Buffer, { memory, passes, parallelism }: HashCost): Promise<Buffer> {
  const message = Buffer.from(normalizePassword(password));
  return compute("argon2id", { message, nonce, memory, passes, parallelism, tagLength: TAG_BYTES });
}

function prefixOf({ memory, passes, parallelism }: HashCost): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$`;
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}
