import type { IncomingMessage } from "node:http";
import { checkAccess, type TokenVerifier } from "@souk/chassis/auth";
import type { MethodContract } from "@souk/chassis/contract";
import { sharedError } from "@souk/chassis/errors";

const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i;

/**
 * Checks the caller against the method's policy. A token that is sent is always verified, even where none is needed.
 *
 * @throws AppError TOKEN_REQUIRED, TOKEN_INVALID or ACCESS_DENIED
 */
export async function authenticate(
  request: IncomingMessage,
  method: MethodContract,
  verifyToken: TokenVerifier,
): Promise<void> {
  const header = request.headers.authorization;
  const token = header === undefined ? undefined : BEARER.exec(header)?.[1];
  if (header !== undefined && token === undefined) {
    throw sharedError("TOKEN_INVALID", "The Authorization header must be `Bearer <token>`.");
  }
  const principal = token === undefined ? undefined : await verifyToken(token);
  if (method.policy) checkAccess(method, principal);
}
