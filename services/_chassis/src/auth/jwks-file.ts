import { readFile } from "node:fs/promises";
import { importJWK, type JWK } from "jose";
import type { Clock } from "../ports/index.ts";
import type { TokenAuthority, VerificationKey } from "./token-authority.ts";

const REREAD_AFTER_MS = 30_000;

/** Public keys by `kid` from a JWKS file. An unknown `kid` has the file read again, at most every 30 s. It tells of no session. */
export class JwksFile implements TokenAuthority {
  readonly #path: string;
  readonly #clock: Clock;
  #keys = new Map<string, VerificationKey>();
  #readAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | undefined;

  constructor(path: string, clock: Clock) {
    this.#path = path;
    this.#clock = clock;
  }

  async findKey(kid: string): Promise<VerificationKey | undefined> {
    if (!this.#keys.has(kid) && this.#clock.now() - this.#readAt >= REREAD_AFTER_MS) {
      this.#reading ??= this.#read().finally(() => {
        this.#reading = undefined;
        if (this.#keys.size > 0) this.#readAt = this.#clock.now(); // also after a failure: it may be read again, not hammered
      });
      await this.#reading;
    }
    return this.#keys.get(kid);
  }

  hasEnded(): boolean {
    return false;
  }

  async #read(): Promise<void> {
    const { keys } = JSON.parse(await readFile(this.#path, "utf8")) as { keys: JWK[] };
    const read = new Map<string, VerificationKey>();
    for (const jwk of keys) {
      if (!jwk.kid || !jwk.alg) throw new Error(`${this.#path}: every key needs a kid and an alg`);
      read.set(jwk.kid, { key: await importJWK(jwk), alg: jwk.alg });
    }
    this.#keys = read;
  }
}
