import { createUser, type GrantableRole, normalizeEmail } from "../domain/user.ts";
import { emailKey } from "./emails.ts";
import type { RegisterDeps } from "./register.ts";

export interface GivenAccount {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly roles: readonly GrantableRole[];
}

/** Makes the accounts that the shop is configured with, so that there is a first administrator; one that is there is left as it is. */
export const bootstrapAccounts =
  (deps: RegisterDeps) =>
  async (accounts: readonly GivenAccount[]): Promise<void> => {
    for (const account of accounts) await bootstrapAccount(deps, account);
  };

async function bootstrapAccount(deps: RegisterDeps, { email, password, ...fields }: GivenAccount): Promise<void> {
  const id = await deps.claims.claim(emailKey(deps.vault, email), deps.ids.next());
  if (await deps.users.read(id)) return;
  const passwordHash = await deps.hasher.hash(password);
  const now = new Date(deps.clock.now());
  const user = createUser({ id, email: normalizeEmail(email), passwordHash, emailVerified: true, ...fields }, now);
  if (!(await deps.users.create(user, [{ kind: "UserRegistered" }]))) return;
  await deps.audit({
    action: "user.bootstrap",
    actor: "identity",
    target: id,
    details: { roles: fields.roles.join(" ") },
  });
}
