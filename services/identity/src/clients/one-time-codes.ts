import { randomBytes } from "node:crypto";
import type { Clock } from "@souk/chassis/ports";
import { Secret, TOTP } from "otpauth";
import type { FindStep } from "../domain/second-factor.ts";

const ISSUER = "Souk";
const PERIOD_S = 30;
const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;
const RECOVERY_BYTES = 10;

/** The step of a code of an authenticator app (RFC 6238); the one before and the one after count, too, since clocks differ. */
export function createStepFinder({ now }: Clock): FindStep {
  return (secret, code) => {
    const timestamp = now();
    const delta = totp(secret).validate({ token: code, window: 1, timestamp });
    return delta === null ? undefined : Math.floor(timestamp / 1_000 / PERIOD_S) + delta;
  };
}

export function newSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** Ten codes of 80 bits. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const { buffer } = new Uint8Array(randomBytes(RECOVERY_BYTES));
    return new Secret({ buffer }).base32;
  });
}

/** The link that apps read from a picture. */
export function uriOf(secret: string, label: string): string {
  return totp(secret, label).toString();
}

function totp(secret: string, label = ""): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label,
    secret: Secret.fromBase32(secret),
    algorithm: "SHA1",
    digits: 6,
    period: PERIOD_S,
  });
}
