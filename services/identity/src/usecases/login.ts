import { userLocked } from "../domain/errors.ts";
import { changed, type User } from "../domain/user.ts";
import type { Trier } from "./attempts.ts";
import { beginSession, type SessionDeps, type SignedIn } from "./begin-session.ts";
import { emailKey } from "./emails.ts";
import { type SecondFactorDeps, useSecondFactor } from "./use-second-factor.ts";
import { type VerifyPasswordDeps, verifyPassword } from "./verify-password.ts";

export type LoginDeps = SessionDeps & VerifyPasswordDeps & SecondFactorDeps;

export interface LoginCommand {
  readonly email: string;
  readonly password: string;
  /** Empty where none was given. */
  readonly code: string;
  readonly trier: Trier;
}

/** @throws IdentityError CREDENTIALS_INVALID, SECOND_FACTOR_REQUIRED, SECOND_FACTOR_INVALID, USER_LOCKED; AppError TOO_MANY_ATTEMPTS */
export const login =
  (deps: LoginDeps) =>
  async ({ email, password, code, trier }: LoginCommand): Promise<SignedIn> => {
    const key = emailKey(deps.vault, email);
    const user = await verifyPassword(deps, { key, password, trier });
    if (user.state === "LOCKED") throw userLocked();
    const usedCode = await useSecondFactor(deps, user, { code, trier });
    await deps.attempts.succeeded(key, trier);
    await strengthen(deps, user, password);
    return beginSession(deps, user, usedCode ? ["pwd", "otp"] : ["pwd"]);
  };

/** Hashes the password anew where today's hashes take more work; if somebody changes the account meanwhile, next time will do. */
async function strengthen({ hasher, users, clock }: LoginDeps, user: User, password: string): Promise<void> {
  if (!user.passwordHash || !hasher.isOutdated(user.passwordHash)) return;
  const passwordHash = await hasher.hash(password);
  const now = await users.read(user.id);
  if (now?.passwordHash !== user.passwordHash) return;
  await users.update(changed(now, { passwordHash }, new Date(clock.now())));
}
