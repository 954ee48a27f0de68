/** The reasons of souk.identity.v1.ErrorReason. */
export type IdentityReason =
  | "EMAIL_TAKEN"
  | "CREDENTIALS_INVALID"
  | "SECOND_FACTOR_REQUIRED"
  | "SECOND_FACTOR_INVALID"
  | "SECOND_FACTOR_EXISTS"
  | "USER_LOCKED"
  | "TOO_MANY_ATTEMPTS"
  | "PASSWORD_REFUSED"
  | "REFRESH_TOKEN_INVALID"
  | "REFRESH_TOKEN_REUSED"
  | "LINK_INVALID"
  | "USER_NOT_FOUND"
  | "ADDRESS_NOT_FOUND"
  | "ADDRESS_LIMIT_REACHED"
  | "LAST_ADMIN"
  | "API_KEY_EXISTS"
  | "API_KEY_NOT_FOUND"
  | "SCOPE_UNKNOWN"
  | "PROVIDER_NOT_FOUND"
  | "PROVIDER_UNAVAILABLE"
  | "PROVIDER_REFUSED"
  | "REDIRECT_REFUSED"
  | "SIGN_IN_EXPIRED";

/** A rule of identity was broken; the contract says how each reason is answered. */
export class IdentityError extends Error {
  override readonly name = "IdentityError";
  readonly reason: IdentityReason;
  readonly metadata: Readonly<Record<string, string>>;

  constructor(reason: IdentityReason, message: string, metadata: Readonly<Record<string, string>> = {}) {
    super(message);
    this.reason = reason;
    this.metadata = metadata;
  }
}

/** The same for an address without an account and for a wrong password: it tells nobody who has an account. */
export function credentialsInvalid(): IdentityError {
  return new IdentityError("CREDENTIALS_INVALID", "This address and this password do not go together.");
}

export function emailTaken(): IdentityError {
  return new IdentityError("EMAIL_TAKEN", "This address has an account already. Sign in, or ask for a new password.");
}

export function userNotFound(userId: string): IdentityError {
  return new IdentityError("USER_NOT_FOUND", "There is no such account.", { userId });
}

export function userLocked(): IdentityError {
  return new IdentityError("USER_LOCKED", "This account is locked. Write to the shop.");
}

export function refreshTokenInvalid(): IdentityError {
  return new IdentityError("REFRESH_TOKEN_INVALID", "This refresh token is not valid, or has expired. Sign in again.");
}

export function linkInvalid(): IdentityError {
  return new IdentityError("LINK_INVALID", "This link was used or has expired. Ask for a new one.");
}

export function secondFactorInvalid(): IdentityError {
  return new IdentityError("SECOND_FACTOR_INVALID", "This code is wrong, or was used before. Wait for the next one.");
}

export function addressNotFound(addressId: string): IdentityError {
  return new IdentityError("ADDRESS_NOT_FOUND", "There is no such address.", { addressId });
}
