import { IdentityError } from "./errors.ts";

const LEAST_BYTES = 8;
const MOST_BYTES = 1_024;

/** A password as it is hashed: one form of Unicode (RFC 8265, 4.2), so that it is the same on every keyboard. Never cut. */
export function normalizePassword(password: string): string {
  return password.normalize("NFC");
}

/**
 * Whether the password may be chosen (NIST SP 800-63B, 3.1.1: its length counts, and that it is not one of those that everybody tries).
 *
 * @param isCommon whether it is on the list of those
 * @throws IdentityError PASSWORD_REFUSED
 */
export function checkNewPassword(password: string, isCommon: (password: string) => boolean): void {
  const bytes = Buffer.byteLength(normalizePassword(password));
  if (bytes < LEAST_BYTES) throw refused("too-short", `A password has at least ${LEAST_BYTES} bytes.`);
  if (bytes > MOST_BYTES) throw refused("too-long", `A password has at most ${MOST_BYTES} bytes.`);
  if (isCommon(password)) throw refused("common", "Everybody tries this password first. Choose another one.");
}

/** Whether it is as long as passwords are. */
export function hasPasswordLength(password: string): boolean {
  return Buffer.byteLength(normalizePassword(password)) >= LEAST_BYTES && canBePassword(password);
}

/** One that can be nobody's is not worth hashing. */
export function canBePassword(password: string): boolean {
  return Buffer.byteLength(normalizePassword(password)) <= MOST_BYTES;
}

function refused(rule: string, message: string): IdentityError {
  return new IdentityError("PASSWORD_REFUSED", message, { rule });
}
