import { invalidRequest } from "@souk/chassis/errors";
import { versionOf } from "@souk/chassis/etag";
import type { CallContext, Handlers } from "@souk/chassis/grpc";
import type { IdentityServiceService } from "@souk/proto/souk/identity/v1/identity_service";
import type { changePassword } from "../usecases/change-password.ts";
import type { getUser, updateMe } from "../usecases/own-account.ts";
import type { beginSecondFactor, confirmSecondFactor, removeSecondFactor } from "../usecases/second-factor.ts";
import { trierOf } from "./session-mapping.ts";
import { changesOf } from "./update-mask.ts";
import { userToProto } from "./user-mapping.ts";

export interface AccountUseCases {
  readonly getUser: ReturnType<typeof getUser>;
  readonly updateMe: ReturnType<typeof updateMe>;
  readonly changePassword: ReturnType<typeof changePassword>;
  readonly beginSecondFactor: ReturnType<typeof beginSecondFactor>;
  readonly confirmSecondFactor: ReturnType<typeof confirmSecondFactor>;
  readonly removeSecondFactor: ReturnType<typeof removeSecondFactor>;
  /** The link that authenticator apps read. */
  readonly secondFactorUri: (secret: string, label: string) => string;
}

type AccountRpcs =
  | ("getMe" | "updateMe" | "changePassword")
  | ("beginSecondFactor" | "confirmSecondFactor" | "removeSecondFactor");

const CHANGEABLE = { display_name: "displayName", phone: "phone" } as const;

/** What somebody may do with an account of one's own. */
export function createAccountHandlers(
  app: AccountUseCases,
): Pick<Handlers<typeof IdentityServiceService>, AccountRpcs> {
  return {
    getMe: async ({ userId }) => ({ user: userToProto(await app.getUser(userId)) }),

    updateMe: async ({ userId, user, updateMask }, { signal }) => {
      if (!user) throw invalidRequest({ field: "user", description: "must be given" });
      const changes = changesOf({
        ...{ field: "user", values: user, mask: updateMask, changeable: CHANGEABLE, required: [] },
      });
      const command = { userId, expectedV: versionOf(user.etag), changes, signal };
      return { user: userToProto(await app.updateMe(command)) };
    },

    changePassword: async ({ userId, password, newPassword }, context) => {
      await app.changePassword({ userId, password, newPassword, ...own(context) });
      return {};
    },

    beginSecondFactor: async ({ userId, password }, context) => {
      const command = { userId, password, trier: trierOf(context) };
      const { secret, email } = await app.beginSecondFactor(command);
      return { secondFactor: { secret, uri: app.secondFactorUri(secret, email) } };
    },

    confirmSecondFactor: async ({ userId, code }, context) => {
      return { recoveryCodes: [...(await app.confirmSecondFactor({ userId, code, ...own(context) }))] };
    },

    removeSecondFactor: async ({ userId, code }, context) => {
      await app.removeSecondFactor({ userId, code, ...own(context) });
      return {};
    },
  };
}

/** The caller's session, which goes on, and who is told how often it may be tried. */
function own(context: CallContext) {
  return { sessionId: context.principal?.session ?? "", trier: trierOf(context) };
}
