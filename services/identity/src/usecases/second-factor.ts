import { IdentityError, secondFactorInvalid } from "../domain/errors.ts";
import { changed, type User } from "../domain/user.ts";
import type { Attempts, OnAttempts } from "./attempts.ts";
import { changeUser } from "./change-user.ts";
import type { Audit } from "./ports.ts";
import { type SecondFactorDeps, withCodeUsed } from "./use-second-factor.ts";

export interface EnrolDeps extends SecondFactorDeps {
  readonly attempts: Attempts;
  readonly audit: Audit;
  readonly newSecret: () => string;
  /** Each can be used once in place of a code. */
  readonly newRecoveryCodes: () => readonly string[];
}

/** Makes a secret, which counts once it is confirmed; until then it stays the same. @throws IdentityError SECOND_FACTOR_EXISTS */
export const beginSecondFactor =
  (deps: EnrolDeps) =>
  async (userId: string): Promise<{ secret: string; email: string }> => {
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
  readonly code: string;
  readonly onAttempts: OnAttempts;
}

/** Turns the second factor on. @returns the recovery codes @throws IdentityError SECOND_FACTOR_INVALID, SECOND_FACTOR_EXISTS */
export const confirmSecondFactor =
  (deps: EnrolDeps) =>
  async ({ userId, code, onAttempts }: CodeCommand): Promise<readonly string[]> => {
    const recoveryCodes = deps.newRecoveryCodes();
    await guarded(deps, { userId, code, onAttempts }, (before) => {
      refuseSecond(before);
      const { secondFactor: used, ...user } = withCodeUsed(deps, before, code);
      if (!used) throw secondFactorInvalid();
      return {
        ...user,
        secondFactor: { ...used, confirmed: true, recoveryHashes: recoveryCodes.map(deps.codes.hashOf) },
      };
    });
    await deps.audit({ action: "second-factor.confirm", actor: userId, target: userId });
    return recoveryCodes;
  };

/** Turns the second factor off; where there is none, nothing changes. @throws IdentityError SECOND_FACTOR_INVALID */
export const removeSecondFactor =
  (deps: EnrolDeps) =>
  async (command: CodeCommand): Promise<void> => {
    await guarded(deps, command, (before) => {
      if (!before.secondFactor) return undefined;
      const { secondFactor: _gone, ...user } = withCodeUsed(deps, before, command.code);
      return user;
    });
    await deps.audit({ action: "second-factor.remove", actor: command.userId, target: command.userId });
  };

/** Wrong codes are counted: there are only a million. */
async function guarded(
  { users, attempts }: EnrolDeps,
  { userId, onAttempts }: CodeCommand,
  change: (before: User) => User | undefined,
): Promise<void> {
  const key = `code:${userId}`;
  await attempts.check(key, onAttempts);
  try {
    await changeUser(users, userId, (before) => {
      const user = change(before);
      return user && { user };
    });
    await attempts.succeeded(key);
  } catch (error) {
    if ((error as IdentityError).reason === "SECOND_FACTOR_INVALID") await attempts.failed(key, onAttempts);
    throw error;
  }
}

function refuseSecond({ secondFactor }: User): void {
  if (secondFactor?.confirmed) throw new IdentityError("SECOND_FACTOR_EXISTS", "Remove the second factor first.");
}
