import type { Clock } from "@souk/chassis/ports";
import { IdentityError, secondFactorInvalid } from "../domain/errors.ts";
import { afterCode, type CodeCheck } from "../domain/second-factor.ts";
import { changed, type User } from "../domain/user.ts";
import { type Attempts, fromAnywhere, type Trier } from "./attempts.ts";
import { changeUser } from "./change-user.ts";
import type { UserStore } from "./ports.ts";

export interface SecondFactorDeps {
  readonly users: UserStore;
  readonly clock: Clock;
  readonly codes: CodeCheck;
  readonly attempts: Attempts;
}

/**
 * Uses a code up, where the account has a second factor: each is good once.
 *
 * @returns whether one was needed
 * @throws IdentityError SECOND_FACTOR_REQUIRED, SECOND_FACTOR_INVALID; AppError TOO_MANY_ATTEMPTS
 */
export async function useSecondFactor(
  deps: SecondFactorDeps,
  user: User,
  { code, trier }: { readonly code: string; readonly trier: Trier },
): Promise<boolean> {
  if (!user.secondFactor?.confirmed) return false;
  await countingCodes(deps, { userId: user.id, trier }, async () => {
    if (code === "") throw secondFactorRequired();
    await changeUser(deps.users, user.id, (before) => ({ user: withCodeUsed(deps, before, code) }));
  });
  return true;
}

/**
 * Counts wrong codes: there are only a million, and whoever tries them has the password.
 *
 * @throws AppError TOO_MANY_ATTEMPTS
 */
export async function countingCodes<T>(
  { attempts }: Pick<SecondFactorDeps, "attempts">,
  { userId, trier }: { readonly userId: string; readonly trier: Trier },
  use: () => Promise<T>,
): Promise<T> {
  const [key, anywhere] = [`code:${userId}`, fromAnywhere(trier)];
  await attempts.check(key, anywhere);
  try {
    const used = await use();
    await attempts.succeeded(key, anywhere);
    return used;
  } catch (error) {
    if ((error as IdentityError).reason === "SECOND_FACTOR_INVALID") await attempts.failed(key, anywhere);
    throw error;
  }
}

function secondFactorRequired(): IdentityError {
  return new IdentityError(
    "SECOND_FACTOR_REQUIRED",
    "This account needs a code. Send the same with second_factor_code.",
  );
}

/** @throws IdentityError SECOND_FACTOR_INVALID */
export function withCodeUsed({ codes, clock }: SecondFactorDeps, user: User, code: string): User {
  const secondFactor = user.secondFactor && afterCode(user.secondFactor, code, codes);
  if (!secondFactor) throw secondFactorInvalid();
  return changed(user, { secondFactor }, new Date(clock.now()));
}
