import type { CryptoKey } from "jose";

/** A public key with the one algorithm that it is for (RFC 8725 §3.1). */
export interface VerificationKey {
  readonly key: CryptoKey | Uint8Array;
  readonly alg: string;
}

/** Whoever issues users' tokens, as far as those who check tokens must know it. */
export interface TokenAuthority {
  /** @throws AppError UNAVAILABLE while no keys are known yet */
  findKey(kid: string): Promise<VerificationKey | undefined>;
  /** Whether the session was ended before its tokens expire. */
  hasEnded(sessionId: string): boolean;
}
