import type { Sleep } from "@souk/chassis/ports";
import { checkNewPassword } from "../domain/password.ts";
import { changedForAll, takenOver } from "../domain/user.ts";
import { type Attempts, fromAnywhere, type Trier } from "./attempts.ts";
import { changeUser } from "./change-user.ts";
import { emailKey } from "./emails.ts";
import { type EndSessionsDeps, finishEnding } from "./end-sessions.ts";
import { addingLink, asLinkInvalid, type LinkDeps, parseLinkToken, withoutUsed } from "./links.ts";
import type { Claims, PasswordHasher } from "./ports.ts";

export interface ResetPasswordDeps extends LinkDeps, EndSessionsDeps {
  readonly claims: Claims;
  readonly hasher: PasswordHasher;
  readonly attempts: Attempts;
  readonly sleep: Sleep;
}

/** So that whoever asks for mails does not use up the attempts to sign in. */
const RESETS = "reset:";
const NOBODY = "nobody";
/** Far longer than the writes of a link take, which an address without an account does not cause: so time tells nothing. */
const ANSWER_AFTER_MS = 250;

/**
 * Has a link sent to the address of an account. For an address without one it says the same, and as late.
 *
 * @throws AppError TOO_MANY_ATTEMPTS
 */
export const requestPasswordReset =
  (deps: ResetPasswordDeps) =>
  async (email: string, trier: Trier): Promise<void> => {
    const key = emailKey(deps.vault, email);
    await deps.attempts.check(RESETS + key, fromAnywhere(trier));
    await Promise.all([sendLink(deps, key, trier), deps.sleep(ANSWER_AFTER_MS)]);
  };

async function sendLink(deps: ResetPasswordDeps, key: string, trier: Trier): Promise<void> {
  await deps.attempts.failed(RESETS + key, fromAnywhere(trier));
  const id = (await deps.claims.find(key)) ?? NOBODY;
  await changeUser(deps.users, id, addingLink(deps, "RESET_PASSWORD")).catch((error) => {
    if (error.reason !== "USER_NOT_FOUND") throw error;
  });
}

/**
 * Sets a new password by the token of a link, whose owner can read what is sent to the address: that verifies it, too,
 * and whoever held the account without that is out. All sessions end.
 *
 * @throws IdentityError LINK_INVALID, PASSWORD_REFUSED
 */
export const resetPassword =
  (deps: ResetPasswordDeps) =>
  async (token: string, password: string, trier: Trier): Promise<void> => {
    checkNewPassword(password, deps.hasher.isCommon);
    const { userId } = parseLinkToken(token);
    const found = await deps.users.read(userId);
    if (found) withoutUsed(deps, found, token, "RESET_PASSWORD"); // before the hash is worth its price
    const passwordHash = await deps.hasher.hash(password);
    const user = await changeUser(deps.users, userId, (before) => {
      const links = withoutUsed(deps, before, token, "RESET_PASSWORD");
      const after = changedForAll(takenOver(before), {}, new Date(deps.clock.now()));
      return { user: { ...after, links, passwordHash } };
    }).catch(asLinkInvalid);
    await finishEnding(deps, user);
    await deps.attempts.succeeded(emailKey(deps.vault, user.email), trier);
    await deps.audit({ action: "password.reset", actor: userId, target: userId });
  };
