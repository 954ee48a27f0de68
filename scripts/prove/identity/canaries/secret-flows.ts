import { createHmac } from "node:crypto";
import { GetMailLinkRequest, GetMailLinkResponse } from "@souk/proto/souk/identity/v1/identity_service";
import { IDENTITY } from "../../../services.ts";
import { RawClient } from "../../access/raw-call.ts";
import type { Person } from "./account-flows.ts";
import { secretPartOf, type Visit } from "./visit.ts";

const GET_MAIL_LINK = "/souk.identity.v1.IdentityService/GetMailLink";

/** Verifies the address and takes a new password, by links of mails. @returns the password then */
export async function followLinks(visit: Visit, { email, password, session }: Person): Promise<string> {
  const { expect, invent } = visit;
  const token = session.accessToken;
  await expect(200, "/v1/me:requestEmailVerification", { token, body: {} });
  const verification = await mailLink(visit, session.userId, "VERIFY_EMAIL");
  await expect(200, "/v1/auth:verifyEmail", { body: { token: verification } });
  await expect(404, "/v1/auth:verifyEmail", { body: { token: verification } });
  await expect(200, "/v1/auth:requestPasswordReset", { body: { email } });
  const unknown = invent("e-mail that asks for a reset", (random) => `reset-${random}@example.com`);
  await expect(200, "/v1/auth:requestPasswordReset", { body: { email: unknown } });
  const forged = invent("forged link", (random) => `user.link.${random.padEnd(43, "z")}`);
  const newPassword = invent("new password", (random) => `reset password ${random}`);
  await expect(404, "/v1/auth:resetPassword", { body: { token: forged, newPassword } });
  const reset = await mailLink(visit, session.userId, "RESET_PASSWORD");
  await expect(200, "/v1/auth:resetPassword", { body: { token: reset, newPassword } });
  await expect(401, "/v1/auth:login", { body: { email, password } });
  return newPassword;
}

/** What whoever sends mails is told of the account's newest link of a kind. */
async function mailLink({ shop, note }: Visit, userId: string, kind: string): Promise<string> {
  const users = shop.catalogDb.db.client.db(`${shop.catalogDb.prefix}${IDENTITY}`).collection<StoredLinks>("users");
  const links = (await users.findOne({ _id: userId }))?.links ?? [];
  const linkId = links.findLast((link) => link.kind === kind)?.id ?? "";
  const client = new RawClient(shop.portsOf(IDENTITY).grpc);
  const request = Buffer.from(GetMailLinkRequest.encode({ userId, linkId }).finish());
  const service = await shop.serviceToken("ops", IDENTITY);
  const { reply, reason } = await client.call(GET_MAIL_LINK, request, { service });
  client.close();
  if (!reply) throw new Error(`no link for a mail: ${reason}`);
  const { token } = GetMailLinkResponse.decode(reply);
  note(`secret of the link ${kind}`, secretPartOf(token));
  return token;
}

interface StoredLinks {
  readonly _id: string;
  readonly links: readonly { readonly id: string; readonly kind: string }[];
}

/** Puts a second factor on an account, signs in with it, and takes it away. */
export async function useSecondFactor(visit: Visit, { email, password }: Omit<Person, "session">): Promise<void> {
  const { expect, invent, note } = visit;
  const credentials = { email, password };
  const token = String((await expect(200, "/v1/auth:login", { body: credentials })).body.accessToken);
  const begun = await expect(200, "/v1/me/secondFactor:begin", { token, body: { password } });
  const secret = note("TOTP secret", begun.body.secret);
  const wrong = invent("wrong recovery code", (random) => random.toUpperCase().padEnd(16, "A"));
  await expect(401, "/v1/me/secondFactor:confirm", { token, body: { code: wrong } });
  const confirmed = await expect(200, "/v1/me/secondFactor:confirm", { token, body: { code: codeOf(secret) } });
  const codes = confirmed.body.recoveryCodes as string[];
  codes.forEach((code, i) => {
    note(`recovery code ${i + 1}`, code);
  });
  await expect(401, "/v1/auth:login", { body: credentials });
  await expect(401, "/v1/auth:login", { body: { ...credentials, secondFactorCode: wrong } });
  const signedIn = await expect(200, "/v1/auth:login", { body: { ...credentials, secondFactorCode: codes[0] } });
  const strong = String(signedIn.body.accessToken);
  await expect(401, "/v1/me/secondFactor:remove", { token: strong, body: { code: wrong } });
  await expect(200, "/v1/me/secondFactor:remove", { token: strong, body: { code: codes[1] } });
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const PERIOD_MS = 30_000;
const DIGITS = 6;

/** The code that an authenticator app shows now (RFC 6238), computed by hand so that it is no reading of our own code. */
export function codeOf(secret: string, now = Date.now()): string {
  const bits = [...secret].map((char) => ALPHABET.indexOf(char).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / PERIOD_MS)));
  const digest = createHmac("sha1", key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, "0");
}
