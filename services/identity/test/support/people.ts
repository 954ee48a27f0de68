import type { Session } from "@souk/proto/souk/identity/v1/session";
import type { RunningIdentity } from "./harness.ts";

export const PASSWORD = "a long enough password";

let count = 0;

/** Somebody who has registered just now, with an address of one's own. */
export interface Person {
  readonly email: string;
  readonly userId: string;
  readonly token: string;
  readonly session: Session;
}

export async function newPerson({ client, as }: RunningIdentity): Promise<Person> {
  const email = `person-${++count}@example.com`;
  const { session } = await client.register({ email, password: PASSWORD, displayName: `Person ${count}` }, as());
  if (!session) throw new Error("registering gave no session");
  return { email, userId: session.userId, token: session.accessToken, session };
}

export async function tokenOf(
  { client, as }: RunningIdentity,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<string> {
  const { session } = await client.login({ email, password, secondFactorCode: "" }, as());
  return session?.accessToken ?? "";
}
