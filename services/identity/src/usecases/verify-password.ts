import { credentialsInvalid } from "../domain/errors.ts";
import { canBePassword } from "../domain/password.ts";
import type { User } from "../domain/user.ts";
import type { Attempts, Trier } from "./attempts.ts";
import type { Claims, PasswordHasher, UserStore } from "./ports.ts";

export interface VerifyPasswordDeps {
  readonly users: UserStore;
  readonly claims: Claims;
  readonly hasher: PasswordHasher;
  readonly attempts: Attempts;
}

const NOBODY = "nobody";

/**
 * The account of an address, if the password is its own. Every step is taken for addresses without an account, too, so that answers and
 * times are the same; and attempts are counted in one's turn, so that a crowd of guesses is not all let in at once.
 *
 * @param key the address as it is claimed
 * @throws IdentityError CREDENTIALS_INVALID; AppError TOO_MANY_ATTEMPTS
 */
export async function verifyPassword(
  { users, claims, hasher, attempts }: VerifyPasswordDeps,
  { key, password, trier }: { readonly key: string; readonly password: string; readonly trier: Trier },
): Promise<User> {
  if (!canBePassword(password)) throw credentialsInvalid();
  return hasher.inTurn(async () => {
    await attempts.check(key, trier);
    const user = await users.read((await claims.find(key)) ?? NOBODY);
    if ((await hasher.verify(password, user?.passwordHash)) && user) return user;
    await attempts.failed(key, trier);
    throw credentialsInvalid();
  });
}
