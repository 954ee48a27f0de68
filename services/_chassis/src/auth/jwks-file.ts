import { readFile } from "node:fs/promises";
import { type CryptoKey, importJWK, type JWK } from "jose";
import type { Clock } from "../ports/index.ts";

const REREAD_AFTER_MS = 30_000;

/** A public key with the one algorithm that it is for (RFC 8725 §3.1). */
export interface VerificationKey {
  readonly key: CryptoKey | Uint8Array;
  readonly alg: string;
}

/** Public keys by `kid` from a JWKS file. An unknown `kid` has the file read again, at most every 30 s. */
export class JwksFile {
  readonly #path: string;
  readonly #clock: Clock;
  #keys = new Map<string, VerificationKey>();
  #readAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | undefined;

  constructor(path: string, clock: Clock) {
    this.#path = path;
    this.#clock = clock;
  }

  async find(kid: string): Promise<VerificationKey | undefined> {
    if (!this.#keys.has(kid) && this.#clock.now() - this.#readAt >= REREAD_AFTER_MS) {
      this.#reading ??= this.#read().finally(() => {
        this.#reading = undefined;
        if (this.#keys.size > 0) this.#readAt = this.#clock.now(); // also after a failure: it may be read again, not hammered
      });
      await this.#reading;
    }
    return this.#keys.get(kid);
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
