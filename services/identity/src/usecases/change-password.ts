import { credentialsInvalid, userNotFound } from "../domain/errors.ts";
import { withoutKind } from "../domain/link.ts";
import { checkNewPassword } from "../domain/password.ts";
import { changedForAll } from "../domain/user.ts";
import type { Trier } from "./attempts.ts";
import { changeUser } from "./change-user.ts";
import { emailKey } from "./emails.ts";
import { type EndSessionsDeps, endOthers } from "./end-sessions.ts";
import { type VerifyPasswordDeps, verifyPassword } from "./verify-password.ts";

export interface ChangePasswordCommand {
  readonly userId: string;
  /** The session that goes on. */
  readonly sessionId: string;
  readonly password: string;
  readonly newPassword: string;
  readonly trier: Trier;
}

/** Ends all sessions but the caller's. @throws IdentityError CREDENTIALS_INVALID, PASSWORD_REFUSED; AppError TOO_MANY_ATTEMPTS */
export const changePassword =
  (deps: VerifyPasswordDeps & EndSessionsDeps) =>
  async ({ userId, sessionId, password, newPassword, trier }: ChangePasswordCommand): Promise<void> => {
    checkNewPassword(newPassword, deps.hasher.isCommon);
    const owner = await deps.users.read(userId);
    if (!owner) throw userNotFound(userId);
    const key = emailKey(deps.vault, owner.email);
    const verified = await verifyPassword(deps, { key, password, trier });
    const passwordHash = await deps.hasher.hash(newPassword);
    const user = await changeUser(deps.users, userId, (before) => {
      if (before.passwordHash !== verified.passwordHash) throw credentialsInvalid();
      const links = withoutKind(before.links, "RESET_PASSWORD");
      return { user: { ...changedForAll(before, {}, new Date(deps.clock.now())), passwordHash, links } };
    });
    await endOthers(deps, user, { sessionId });
    await deps.audit({ action: "password.change", actor: userId, target: userId });
  };
