import { emailTaken, IdentityError } from "../domain/errors.ts";
import { checkNewPassword } from "../domain/password.ts";
import { createUser, normalizeEmail, type User } from "../domain/user.ts";
import type { Trier } from "./attempts.ts";
import { beginSession, type SessionDeps, type SignedIn } from "./begin-session.ts";
import { emailKey } from "./emails.ts";
import { makeLink } from "./links.ts";
import { type VerifyPasswordDeps, verifyPassword } from "./verify-password.ts";

export type RegisterDeps = SessionDeps & VerifyPasswordDeps;

export interface RegisterCommand {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly trier: Trier;
}

/**
 * Makes an account, or finds the one that an earlier copy of the call has made: whoever knows its password signs in.
 *
 * @throws IdentityError EMAIL_TAKEN, PASSWORD_REFUSED; AppError TOO_MANY_ATTEMPTS
 */
export const register =
  (deps: RegisterDeps) =>
  async ({ email, password, displayName, trier }: RegisterCommand): Promise<SignedIn> => {
    checkNewPassword(password, deps.hasher.isCommon);
    const key = emailKey(deps.vault, email);
    const taken = await deps.claims.find(key);
    if (taken && (await deps.users.read(taken))) return signInInstead(deps, { key, password, trier });
    const passwordHash = await deps.hasher.hash(password);
    const id = await deps.claims.claim(key, deps.ids.next());
    const user = newUser(deps, { id, email: normalizeEmail(email), displayName, passwordHash });
    const created = await deps.users.create(user.account, user.events);
    return created ? beginSession(deps, user.account, ["pwd"]) : signInInstead(deps, { key, password, trier });
  };

function newUser(deps: RegisterDeps, fields: { id: string; email: string; displayName: string; passwordHash: string }) {
  const { link, event } = makeLink(deps, fields.id, "VERIFY_EMAIL");
  const account: User = { ...createUser(fields, new Date(deps.clock.now())), links: [link] };
  return { account, events: [{ kind: "UserRegistered" } as const, event] };
}

type Credentials = Parameters<typeof verifyPassword>[1];

async function signInInstead(deps: RegisterDeps, credentials: Credentials): Promise<SignedIn> {
  try {
    const user = await verifyPassword(deps, credentials);
    if (user.secondFactor?.confirmed) throw emailTaken();
    return await beginSession(deps, user, ["pwd"]);
  } catch (error) {
    throw error instanceof IdentityError ? emailTaken() : error;
  }
}
