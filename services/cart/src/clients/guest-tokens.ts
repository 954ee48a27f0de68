import type { TokenVerifier } from "@souk/chassis/auth";
import { AppError } from "@souk/chassis/errors";
import type { GuestTokens } from "../usecases/ports.ts";

/** By the same keys, and the same ended sessions, as the token of the call itself. */
export function createGuestTokens(verifyToken: TokenVerifier): GuestTokens {
  return {
    guestOf: async (accessToken) => {
      try {
        const { role, subject } = await verifyToken(accessToken);
        return role === "GUEST" ? subject : undefined;
      } catch (error) {
        if (error instanceof AppError && error.reason === "TOKEN_INVALID") return undefined;
        throw error;
      }
    },
  };
}
