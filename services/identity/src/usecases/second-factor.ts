import { IdentityError, secondFactorInvalid, userNotFound } from "../domain/errors.ts";
import { changed, changedForAll, type User } from "../domain/user.ts";
import type { Trier } from "./attempts.ts";
import { changeUser } from "./change-user.ts";
import { emailKey } from "./emails.ts";
import { type EndSessionsDeps, endOthers, finishEnding } from "./end-sessions.ts";
import { countingCodes, type SecondFactorDeps, withCodeUsed } from "./use-second-factor.ts";
import { type VerifyPasswordDeps, verifyPassword } from "./verify-password.ts";

export interface EnrolDeps extends SecondFactorDeps, VerifyPasswordDeps, EndSessionsDeps {
  readonly newSecret: () => string;
  /** Each can be used once in place of a code. */
  readonly newRecoveryCodes: () => readonly string[];
}

export interface BeginFactorCommand {
  readonly userId: string;
  /** Whoever has only found somebody's session open must not lock its owner out. */
  readonly password: string;
  readonly trier: Trier;
}

/**
 * Makes a secret, which counts once it is confirmed; until then it stays the same.
 *
 * @throws IdentityError SECOND_FACTOR_EXISTS, CREDENTIALS_INVALID; AppError TOO_MANY_ATTEMPTS
 */
export const beginSecondFactor =
  (deps: EnrolDeps) =>
  async ({ userId, password, trier }: BeginFactorCommand): Promise<{ secret: string; email: string }> => {
    const owner = await deps.users.read(userId);
    if (!owner) throw userNotFound(userId);
    if (owner.passwordHash) await verifyPassword(deps, { key: emailKey(deps.vault, owner.email), password, trier });
    const user = await changeUser(deps.users, userId, (before) => {
      refuseSecond(before);
      if (before.secondFactor) return undefined;
      const secondFactor = { secret: deps.newSecret(), confirmed: false, lastStep: 0, recoveryHashes: [] };
      return { user: changed(before, { secondFactor }, new Date(deps.clock.now())) };
    });
    return { secret: user.secondFactor?.secret ?? "", email: user.email };
  };

export interface CodeCommand {
  readonly userId: string;
  /** The session that goes on. */
  readonly sessionId: string;
  readonly code: string;
  readonly trier: Trier;
}

/**
 * Turns the second factor on. Sessions that were begun without it end; the caller's has shown it.
 *
 * @returns the recovery codes
 * @throws IdentityError SECOND_FACTOR_INVALID, SECOND_FACTOR_EXISTS; AppError TOO_MANY_ATTEMPTS
 */
export const confirmSecondFactor =
  (deps: EnrolDeps) =>
  async (command: CodeCommand): Promise<readonly string[]> => {
    const recoveryCodes = deps.newRecoveryCodes();
    await changeFactor(deps, command, "confirm", (before) => {
      refuseSecond(before);
      const { secondFactor: used, ...user } = withCodeUsed(deps, before, command.code);
      if (!used) throw secondFactorInvalid();
      const recoveryHashes = recoveryCodes.map(deps.codes.hashOf);
      return { ...user, secondFactor: { ...used, confirmed: true, recoveryHashes } };
    });
    return recoveryCodes;
  };

/**
 * Turns the second factor off, and ends all sessions but the caller's; where there is none, nothing changes.
 *
 * @throws IdentityError SECOND_FACTOR_INVALID; AppError TOO_MANY_ATTEMPTS
 */
export const removeSecondFactor =
  (deps: EnrolDeps) =>
  async (command: CodeCommand): Promise<void> => {
    await changeFactor(deps, command, "remove", (before) => {
      if (!before.secondFactor) return undefined;
      const { secondFactor: _gone, ...user } = withCodeUsed(deps, before, command.code);
      return user;
    });
  };

/** For whoever has lost app and recovery codes: an administrator takes the factor away. @throws IdentityError USER_NOT_FOUND */
export const resetSecondFactor =
  (deps: EndSessionsDeps) =>
  async (userId: string, actor: string): Promise<User> => {
    let isChange = false;
    const user = await changeUser(deps.users, userId, ({ secondFactor, ...before }) => {
      isChange = secondFactor !== undefined;
      return isChange ? { user: changedForAll(before, {}, new Date(deps.clock.now())) } : undefined;
    });
    if (user.endingAt) await finishEnding(deps, user);
    if (isChange) await deps.audit({ action: "second-factor.reset", actor, target: userId });
    return user;
  };

/** Both are as grave as a change of the password: what was begun before is over. */
async function changeFactor(
  deps: EnrolDeps,
  { userId, sessionId, trier }: CodeCommand,
  verb: "confirm" | "remove",
  change: (before: User) => User | undefined,
): Promise<void> {
  let isChange = false;
  const user = await countingCodes(deps, { userId, trier }, () =>
    changeUser(deps.users, userId, (before) => {
      const after = change(before);
      isChange = after !== undefined;
      return after && { user: { ...changedForAll(after, {}, new Date(deps.clock.now())), v: after.v } }; // raised by the code
    }),
  );
  if (!isChange) return;
  const shown = verb === "confirm" ? ["otp"] : [];
  const changeMethods = (before: readonly string[]) => [...before.filter((each) => each !== "otp"), ...shown];
  await endOthers(deps, user, { sessionId, changeMethods });
  await deps.audit({ action: `second-factor.${verb}`, actor: userId, target: userId });
}

function refuseSecond({ secondFactor }: User): void {
  if (secondFactor?.confirmed) throw new IdentityError("SECOND_FACTOR_EXISTS", "Remove the second factor first.");
}
