import { randomUUID } from "node:crypto";
import { REDIRECT_URI, type RunningProvider } from "../../../../services/identity/test/support/oidc-provider.ts";
import type { Person } from "./account-flows.ts";
import { secretPartOf, type Visit } from "./visit.ts";

/** Staff look for somebody, lock and unlock them, and make mistakes with that. */
export async function lookForPeople(visit: Visit, { email, password, session }: Person): Promise<void> {
  const { expect, invent, canaries } = visit;
  const [staff, admin] = [await visit.shop.token("staff"), await visit.shop.token("admin")];
  const address = encodeURIComponent(email);
  const phone = encodeURIComponent(canaries.get("phone") ?? "");
  await expect(200, `/v1/users?email=${address}`, { token: staff });
  await expect(200, `/v1/users?phone=${phone}`, { token: staff });
  await expect(400, `/v1/users?email=${address}&phone=${phone}`, { token: staff });
  for (const parameter of ["role", "pageSize", "pageToken", "e_mail"]) {
    await expect(400, `/v1/users?${parameter}=${address}`, { token: staff });
  }
  const asId = invent("e-mail in the place of an id", (random) => `id-${random}@example.com`);
  await expect(404, `/v1/users/${encodeURIComponent(asId)}`, { token: staff });
  await expect(200, `/v1/users/${session.userId}`, { token: staff });
  await expect(200, `/v1/users/${session.userId}:lock`, { token: staff, body: { note: "chargebacks" } });
  await expect(403, "/v1/auth:login", { body: { email, password } });
  await expect(200, `/v1/users/${session.userId}:unlock`, { token: staff, body: {} });
  for (const verb of ["grantRole", "revokeRole"]) {
    await expect(400, `/v1/users/${session.userId}:${verb}`, { token: admin, body: { role: email } });
    await expect(200, `/v1/users/${session.userId}:${verb}`, { token: admin, body: { role: "ROLE_STAFF" } });
  }
  await expect(200, `/v1/auditEntries?actor=${address}`, { token: admin });
}

/** Makes a machine's key, uses it, and one that is not there, and takes it away. */
export async function useApiKeys({ expect, invent, note, shop }: Visit): Promise<void> {
  const token = await shop.token("admin");
  const apiKey = { displayName: "Machine", role: "ROLE_STAFF", scopes: ["catalog.read", "identity.read"] };
  const { body } = await expect(201, "/v1/apiKeys", { token, body: apiKey });
  const secret = note("API key", body.secret);
  note("secret of the API key", secretPartOf(secret));
  await expect(200, "/v1/importJobs", { token: secret });
  await expect(403, "/v1/products", { token: secret, body: { title: "Not by a reading key" } });
  const forged = invent("forged API key", (random) => `souk_${randomUUID()}_${random.padEnd(43, "k")}`);
  await expect(401, "/v1/importJobs", { token: forged });
  const { apiKeyId } = body.apiKey as { readonly apiKeyId: string };
  await expect(200, `/v1/apiKeys/${apiKeyId}:revoke`, { token, body: {} });
}

/** Signs in at another place, and fails to in every way. */
export async function comeFromElsewhere({ expect, invent, note }: Visit, provider: RunningProvider): Promise<void> {
  const begin = (providerId: string, status: number, redirectUri = REDIRECT_URI) =>
    expect(status, `/v1/auth/providers/${providerId}:begin`, { body: { redirectUri } });
  const complete = (status: number, flowToken: unknown, callbackQuery: string) =>
    expect(status, "/v1/auth/providers/example:complete", { body: { flowToken, callbackQuery } });
  const begun = async () => (await begin("example", 200)).body;
  const visit = ({ authorizationUri }: Readonly<Record<string, unknown>>, hint: string) =>
    provider.visit(String(authorizationUri), hint);
  const hint = invent("e-mail at the provider", (random) => `elsewhere-${random}@example.com`);
  const good = await begun();
  note("secret of the flow token", secretPartOf(String(good.flowToken)));
  const query = await visit(good, `person:${hint}:verified`);
  note("code of the provider", new URLSearchParams(query).get("code"));
  note("state of the sign-in", new URLSearchParams(query).get("state"));
  await complete(200, good.flowToken, query);
  await complete(409, good.flowToken, query);
  const changed = await begun();
  const code = invent("made-up code of the provider", (random) => `code-${random}`);
  const changedQuery = new URLSearchParams(await visit(changed, `other:${hint}:verified`));
  changedQuery.set("code", code);
  await complete(403, changed.flowToken, changedQuery.toString());
  const refused = await begun();
  await complete(403, refused.flowToken, await visit(refused, "no"));
  await begin("example", 400, `https://evil.example/${hint}`);
  await begin("gone", 503);
  await begin(hint.replace("@", "-"), 404);
}
