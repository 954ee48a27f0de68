import { randomUUID } from "node:crypto";
import { type Asker, expectStatus, insist } from "./asking.ts";

/** The tokens of somebody who is signed in. */
export interface Session {
  readonly userId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

export interface Account {
  readonly email: string;
  readonly password: string;
  readonly session: Session;
}

/** Somebody who has registered just now. */
export async function newAccount(ask: Asker): Promise<Account> {
  const account = { email: `${randomUUID()}@example.com`, password: randomUUID() };
  const { body } = await expectStatus(
    201,
    insist(() => ask("/v1/auth:register", { body: account })),
  );
  return { ...account, session: body as unknown as Session };
}

/** One after the other: hashing many passwords at once would only make them wait for each other. */
export async function newAccounts(ask: Asker, count: number): Promise<Account[]> {
  const accounts: Account[] = [];
  for (let i = 0; i < count; i++) accounts.push(await newAccount(ask));
  return accounts;
}

export async function signIn(ask: Asker, { email, password }: Pick<Account, "email" | "password">): Promise<Session> {
  const { body } = await expectStatus(
    200,
    insist(() => ask("/v1/auth:login", { body: { email, password } })),
  );
  return body as unknown as Session;
}

export function refresh(ask: Asker, refreshToken: string) {
  return ask("/v1/auth:refresh", { body: { refreshToken } });
}

/** The key that a token was signed with. */
export function keyIdOf(token: string): string {
  return (JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()) as { kid: string }).kid;
}
