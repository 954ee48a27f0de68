import type { Clock } from "@souk/chassis/ports";
import { IdentityError, secondFactorInvalid } from "../domain/errors.ts";
import { afterCode, type CodeCheck } from "../domain/second-factor.ts";
import { changed, type User } from "../domain/user.ts";
import type { Attempts, OnAttempts } from "./attempts.ts";
import { changeUser } from "./change-user.ts";
import type { UserStore } from "./ports.ts";

export interface SecondFactorDeps {
  readonly users: UserStore;
  readonly clock: Clock;
  readonly codes: CodeCheck;
}

/**
 * Uses a code up, where the account has a second factor: each is good once.
 *
 * @returns whether one was needed
 * @throws IdentityError SECOND_FACTOR_REQUIRED, SECOND_FACTOR_INVALID
 */
export async function useSecondFactor(deps: SecondFactorDeps, user: User, code: string): Promise<boolean> {
  if (!user.secondFactor?.confirmed) return false;
  if (code === "") {
    throw new IdentityError(
      "SECOND_FACTOR_REQUIRED",
      "This account needs a code. Send the same with second_factor_code.",
    );
  }
  await changeUser(deps.users, user.id, (before) => ({ user: withCodeUsed(deps, before, code) }));
  return true;
}

/** Counts wrong codes: there are only a million. */
export async function countingWrongCodes<T>(
  attempts: Attempts,
  { key, onAttempts }: { readonly key: string; readonly onAttempts: OnAttempts },
  use: () => Promise<T>,
): Promise<T> {
  try {
    return await use();
  } catch (error) {
    if ((error as IdentityError).reason === "SECOND_FACTOR_INVALID") await attempts.failed(key, onAttempts);
    throw error;
  }
}

/** As what the wrong codes of somebody count who has shown in another way who it is. */
export function codesOf(userId: string): string {
  return `code:${userId}`;
}

/** @throws IdentityError SECOND_FACTOR_INVALID */
export function withCodeUsed({ codes, clock }: SecondFactorDeps, user: User, code: string): User {
  const secondFactor = user.secondFactor && afterCode(user.secondFactor, code, codes);
  if (!secondFactor) throw secondFactorInvalid();
  return changed(user, { secondFactor }, new Date(clock.now()));
}
