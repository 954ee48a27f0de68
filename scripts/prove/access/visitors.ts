import { randomUUID } from "node:crypto";
import { waitFor } from "@souk/chassis/testing";
import type { RunningShop } from "../../e2e/support/shop.ts";
import { sendJson } from "../../kit/http.ts";
import type { ROLE_ORDER } from "./expected.ts";

/** Who comes to a thing: whose it is, somebody else, and those with less or other rights. */
export const VISITORS = ["owner", "other user", "guest", "anonymous", "locked user", "other role"] as const;
export type Visitor = (typeof VISITORS)[number];
export type Tokens = Readonly<Record<Visitor, string | undefined>>;

/** Role by which a visitor comes; the locked one had one. */
export const ROLE_OF: Readonly<Record<Visitor, (typeof ROLE_ORDER)[number] | undefined>> = {
  owner: "USER",
  "other user": "USER",
  guest: "GUEST",
  anonymous: undefined,
  "locked user": undefined,
  "other role": "STAFF",
};

export async function visitorsOf(shop: RunningShop): Promise<Tokens> {
  const common = { guest: await shop.token("guest"), anonymous: undefined, "other role": await shop.token("staff") };
  const [owner, other, locked] = await Promise.all([newUser(shop), newUser(shop), newUser(shop)]);
  await lock(shop, locked);
  const url = `${shop.base}/v1/importJobs`; // not for users: the edge itself says 403 there until it knows
  await waitFor(async () => (await sendJson({ method: "GET", url, token: locked.token })).status === 401);
  return { ...common, owner: owner.token, "other user": other.token, "locked user": locked.token };
}

interface NewUser {
  readonly token: string;
  readonly userId: string;
}

async function newUser({ scripted, base }: RunningShop): Promise<NewUser> {
  const name = `visitor-${randomUUID()}`;
  if (scripted) return { userId: name, token: await scripted.userToken({ role: "USER", subject: name }) };
  const account = { email: `${name}@example.com`, password: randomUUID() };
  const { status, body } = await sendJson({ method: "POST", url: `${base}/v1/auth:register`, body: account });
  if (status !== 201) throw new Error(`a visitor could not register: ${status} ${String(body.message)}`);
  return { userId: String(body.userId), token: String(body.accessToken) };
}

async function lock({ scripted, base, token }: RunningShop, { userId }: NewUser): Promise<void> {
  if (scripted) {
    scripted.end([`session-of-${userId}`]);
    return;
  }
  const url = `${base}/v1/users/${userId}:lock`;
  const { status } = await sendJson({ method: "POST", url, token: await token("staff"), body: {} });
  if (status >= 300) throw new Error(`a visitor could not be locked: ${status}`);
}
