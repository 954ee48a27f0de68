import type { Handlers } from "@souk/chassis/grpc";
import type { IdentityServiceService } from "@souk/proto/souk/identity/v1/identity_service";
import type { beginGuestSession } from "../usecases/begin-session.ts";
import type { endAllSessions, endSession } from "../usecases/end-sessions.ts";
import type { login } from "../usecases/login.ts";
import type { refreshSession } from "../usecases/refresh-session.ts";
import type { register } from "../usecases/register.ts";
import type { requestPasswordReset, resetPassword } from "../usecases/reset-password.ts";
import type { getMailLink, requestEmailVerification, verifyEmail } from "../usecases/verify-email.ts";
import { sessionToProto, trierOf } from "./session-mapping.ts";

export interface AuthUseCases {
  readonly register: ReturnType<typeof register>;
  readonly login: ReturnType<typeof login>;
  readonly refreshSession: ReturnType<typeof refreshSession>;
  readonly endSession: ReturnType<typeof endSession>;
  readonly endAllSessions: ReturnType<typeof endAllSessions>;
  readonly beginGuestSession: ReturnType<typeof beginGuestSession>;
  readonly requestPasswordReset: ReturnType<typeof requestPasswordReset>;
  readonly resetPassword: ReturnType<typeof resetPassword>;
  readonly requestEmailVerification: ReturnType<typeof requestEmailVerification>;
  readonly verifyEmail: ReturnType<typeof verifyEmail>;
  readonly getMailLink: ReturnType<typeof getMailLink>;
}

type AuthRpcs =
  | ("register" | "login" | "refresh" | "logout" | "logoutEverywhere" | "guest")
  | ("requestPasswordReset" | "resetPassword" | "requestEmailVerification" | "verifyEmail" | "getMailLink");

/** How people come in, and out again. */
export function createAuthHandlers(app: AuthUseCases): Pick<Handlers<typeof IdentityServiceService>, AuthRpcs> {
  return {
    register: async ({ email, password, displayName }, context) => {
      const trier = trierOf(context);
      return { session: sessionToProto(await app.register({ email, password, displayName, trier })) };
    },

    login: async ({ email, password, secondFactorCode: code }, context) => {
      const trier = trierOf(context);
      return { session: sessionToProto(await app.login({ email, password, code, trier })) };
    },

    refresh: async ({ refreshToken }) => ({ session: sessionToProto(await app.refreshSession(refreshToken)) }),

    logout: async ({ refreshToken }, { principal }) => {
      await app.endSession({ refreshToken, sessionId: principal?.session });
      return {};
    },

    logoutEverywhere: async (_, { principal }) => {
      await app.endAllSessions(principal?.subject ?? "");
      return {};
    },

    guest: async () => ({ session: sessionToProto(await app.beginGuestSession()) }),

    requestPasswordReset: async ({ email }, context) => {
      await app.requestPasswordReset(email, trierOf(context));
      return {};
    },

    resetPassword: async ({ token, newPassword }, context) => {
      await app.resetPassword(token, newPassword, trierOf(context));
      return {};
    },

    requestEmailVerification: async ({ userId }, context) => {
      await app.requestEmailVerification(userId, trierOf(context));
      return {};
    },

    verifyEmail: async ({ token }) => {
      await app.verifyEmail(token);
      return {};
    },

    getMailLink: ({ userId, linkId }) => app.getMailLink(userId, linkId),
  };
}
