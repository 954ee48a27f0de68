import { randomUUID } from "node:crypto";
import type { Session } from "../accounts.ts";
import { newPhone, secretPartOf, type Visit } from "./visit.ts";

export interface Person {
  readonly email: string;
  readonly password: string;
  readonly session: Session;
}

/** Registers, signs in and refreshes, and does each of these wrong. */
export async function comeIn(visit: Visit): Promise<Person> {
  const { expect, invent, note } = visit;
  const email = invent("e-mail", (random) => `canary-${random}@example.com`);
  const password = invent("password", (random) => `canary password ${random}`);
  const displayName = invent("display name", (random) => `Canary ${random}`);
  const account = { email, password, displayName };
  const { body } = await expect(201, "/v1/auth:register", { body: account });
  const session = body as unknown as Session;
  noteSession(visit, "", session);
  await expect(409, "/v1/auth:register", { body: { ...account, password: `another ${password}` } });
  await comeInWrong(visit, { email, password });
  const again = (await expect(200, "/v1/auth:login", { body: { email, password } })).body as unknown as Session;
  noteSession(visit, " of the second sign-in", again);
  const refreshed = await expect(200, "/v1/auth:refresh", { body: { refreshToken: again.refreshToken } });
  noteSession(visit, " after a refresh", refreshed.body as unknown as Session);
  const forged = invent("forged refresh token", (random) => `rt_${randomUUID()}.1.${random.padEnd(43, "x")}`);
  await expect(401, "/v1/auth:refresh", { body: { refreshToken: forged } });
  const bearer = invent("forged access token", (random) => `eyJhbGciOiJFUzI1NiJ9.${random}.${random}`);
  await expect(401, "/v1/me", { token: bearer });
  await expect(401, "/v1/me", { headers: { authorization: `Basic ${note("basic credentials", btoa(email))}` } });
  return { email, password, session };
}

function noteSession({ note }: Visit, which: string, { accessToken, refreshToken }: Session): void {
  note(`access token${which}`, accessToken);
  note(`signature of the access token${which}`, secretPartOf(accessToken));
  note(`secret of the refresh token${which}`, secretPartOf(refreshToken));
}

/** Every way in which what was typed is not what it should be: also in the wrong place, form or type. */
async function comeInWrong({ expect, invent }: Visit, { email, password }: Pick<Person, "email" | "password">) {
  const wrong = invent("wrong password", (random) => `wrong password ${random}`);
  const nobody = invent("unknown e-mail", (random) => `nobody-${random}@example.com`);
  const noAddress = invent("e-mail that is none", (random) => `canary-${random}-at-example.com`);
  const long = invent("password that is too long", (random) => random.padEnd(1_025, "p"));
  await expect(401, "/v1/auth:login", { body: { email, password: wrong } });
  await expect(401, "/v1/auth:login", { body: { email: nobody, password } });
  await expect(400, "/v1/auth:register", { body: { email: noAddress, password } });
  await expect(400, "/v1/auth:register", { body: { email: nobody, password: long } });
  await expect(400, "/v1/auth:login", { body: { email: { address: email }, password: [password] } });
  await expect(400, "/v1/auth:login", { body: { email, password, pasword: password } });
  await expect(400, "/v1/auth:login", { body: `{"email":"${email}","password":"${password}` });
  await expect(400, "/v1/auth:login", { body: `${email} ${password}` });
  await expect(400, `/v1/auth:login?email=${encodeURIComponent(email)}`, { body: { password } });
  await expect(413, "/v1/auth:login", { body: { email, password: password.padEnd(1_000_000, "x") } });
  const form = { "content-type": "application/x-www-form-urlencoded" };
  await expect(415, "/v1/auth:login", { body: new URLSearchParams({ email, password }).toString(), headers: form });
  await expect(404, `/v1/accounts/${email}?password=${encodeURIComponent(password)}`);
}

/** Changes what belongs to an account, and its addresses, well and wrongly. */
export async function changeThings(visit: Visit, { email, password, session }: Person): Promise<void> {
  const { expect, invent, note } = visit;
  const token = session.accessToken;
  const change = (status: number, body: object, query = "") =>
    expect(status, `/v1/me${query}`, { method: "PATCH", token, body });
  const phone = note("phone", newPhone());
  await change(200, { phone, displayName: invent("new display name", (random) => `Canary the ${random}`) });
  await change(409, { phone, etag: "v0" });
  await change(400, { phone: invent("phone that is none", (random) => `+49-${random}`) });
  await change(400, { displayName: invent("display name that is too long", (random) => random.padEnd(101, "y")) });
  await change(400, { phone }, `?updateMask=${encodeURIComponent(email)}`);
  await expect(401, "/v1/me:changePassword", { token, body: { password: `not ${password}`, newPassword: password } });
  await changeAddresses(visit, token);
}

async function changeAddresses({ expect, invent, note }: Visit, token: string): Promise<void> {
  const address = {
    recipient: invent("recipient", (random) => `Recipient ${random}`),
    lines: [invent("street", (random) => `${random} Canary Road`)],
    city: invent("city", (random) => `Canary-on-${random}`),
    postalCode: invent("postal code", (random) => `PC ${random}`),
    region: invent("region", (random) => `Region ${random}`),
    phone: note("phone of an address", newPhone()),
    countryCode: "BE",
  };
  const headers = { "idempotency-key": randomUUID() };
  const made = await expect(201, "/v1/me/addresses", { token, body: address, headers });
  await expect(201, "/v1/me/addresses", { token, body: address, headers });
  await expect(422, "/v1/me/addresses", { token, body: { ...address, countryCode: "NL" }, headers });
  const land = invent("country that is none", (random) => `Country ${random}`);
  await expect(400, "/v1/me/addresses", { token, body: { ...address, countryCode: land } });
  await expect(400, "/v1/me/addresses", { token, body: { ...address, lines: address.city, isDefault: address.city } });
  const path = `/v1/me/addresses/${String(made.body.addressId)}`;
  const street = invent("new street", (random) => `${random} Canary Street`);
  await expect(200, path, { method: "PATCH", token, body: { lines: [street] } });
  await expect(200, "/v1/me/addresses", { token });
  const asId = invent("city in the place of an id", (random) => `City of ${random}`);
  await expect(404, `/v1/me/addresses/${encodeURIComponent(asId)}`, { token });
  await expect(204, path, { method: "DELETE", token });
  await expect(201, "/v1/me/addresses", { token, body: address });
}
