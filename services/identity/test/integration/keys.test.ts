import assert from "node:assert/strict";
import { testContract, waitFor } from "@souk/chassis/testing";
import { ApiKey } from "@souk/proto/souk/identity/v1/api_key";
import { Role } from "@souk/proto/souk/identity/v1/user";
import { createLocalJWKSet, jwtVerify } from "jose";
import { Secret, TOTP } from "otpauth";
import { PUBLISH_LEAD_MS } from "../../src/domain/signing-key.ts";
import { ADMIN, type RunningIdentity, STAFF, startIdentity } from "../support/harness.ts";
import { newPerson, PASSWORD, tokenOf } from "../support/people.ts";

describe("keys and codes over gRPC", function () {
  this.timeout(20_000);
  let identity: RunningIdentity;
  let admin: string;

  before(async () => {
    identity = await startIdentity({ TOKEN_ISSUER: "https://shop.example" });
    admin = await tokenOf(identity, ADMIN);
  });
  after(() => identity.stop());

  const create = (apiKeyId: string, scopes = ["identity.read"]) => {
    const apiKey = ApiKey.fromPartial({ displayName: "Machine", role: Role.STAFF, scopes });
    return identity.client.createApiKey({ apiKeyId, apiKey }, identity.as(admin));
  };
  const exchange = async (apiKey: string) =>
    (await identity.access.exchangeApiKey({ apiKey }, identity.as())).accessToken;

  it("tokens are verified by what anybody can discover", async () => {
    const { client, as } = identity;
    const { authorizationServer: server } = await client.getAuthorizationServer({}, as());
    assert.deepEqual(
      [server?.issuer, server?.jwksUri],
      ["https://shop.example", "https://shop.example/.well-known/jwks.json"],
    );
    assert(server?.scopesSupported.includes("identity.write"));
    const { keys } = await client.getJwks({}, as());
    const { payload } = await jwtVerify(admin, createLocalJWKSet({ keys }), {
      ...{ issuer: "https://shop.example", audience: "souk", typ: "at+jwt", algorithms: ["ES256"] },
      requiredClaims: ["sub", "roles", "scope", "sid", "iat", "exp", "jti", "client_id"],
    });
    assert.deepEqual(
      [payload.roles, payload.scope, (payload.exp ?? 0) - (payload.iat ?? 0)],
      [["customer", "admin"], "all", 600],
    );
  });

  it("a key is published for longer than its list may be cached, before it signs", () => {
    const { policy } = testContract().method("/souk.identity.v1.IdentityService/GetJwks") ?? {};
    const cachedMs = (policy?.cache?.maxAgeSeconds ?? 0) * 1_000;
    assert(cachedMs > 0 && cachedMs < PUBLISH_LEAD_MS, String(cachedMs));
  });

  it("signing keys rotate, and are told everywhere before they sign", async () => {
    const { client, access, as } = identity;
    const before = await access.getAccessState({ keysEtag: "", cursor: "" }, as());
    const { signingKey } = await client.rotateSigningKey({}, as(admin));
    assert.deepEqual((await client.rotateSigningKey({}, as(admin))).signingKey, signingKey, "it waits");
    const after = await access.getAccessState({ keysEtag: before.keysEtag, cursor: before.cursor }, as());
    assert.equal(after.keys.length, before.keys.length + 1);
    const { signingKeys } = await client.listSigningKeys({}, as(admin));
    assert.equal(signingKeys[0]?.keyId, signingKey?.keyId);
  });

  it("an API key does what its scopes say, until it is revoked", async () => {
    const { client, as } = identity;
    const { secret, apiKey } = await create("reader");
    const token = await exchange(secret);
    const list = () => client.listUsers({ email: "", phone: "", role: 0, pageSize: 1, pageToken: "" }, as(token));
    assert.equal((await list()).users.length, 1);
    const lock = client.lockUser({ userId: "nobody", note: "" }, as(token));
    await assert.rejects(lock, { reason: "ACCESS_DENIED", metadata: { needs: "identity.write" } });
    assert.equal((await create("reader")).secret, secret);
    await client.logout({ refreshToken: "" }, as(token));
    await exchange(secret); // it is no session, which its holder could end
    await assert.rejects(create("reader", ["identity.write"]), { reason: "API_KEY_EXISTS" });
    await assert.rejects(create("other", ["moon.read"]), { reason: "SCOPE_UNKNOWN" });
    const { apiKeys } = await client.listApiKeys({ pageSize: 10, pageToken: "" }, as(admin));
    assert.deepEqual([apiKeys[0]?.prefix, apiKeys[0]?.lastUseTime !== undefined], [apiKey?.prefix, true]);
    await client.revokeApiKey({ apiKeyId: "reader" }, as(admin));
    await waitFor(
      () =>
        list().then(
          () => false,
          ({ reason }) => reason === "TOKEN_INVALID",
        ),
      { timeoutMs: 5_000 },
    );
    await assert.rejects(exchange(secret), { reason: "API_KEY_INVALID" });
    await assert.rejects(client.revokeApiKey({ apiKeyId: "none" }, as(admin)), { reason: "API_KEY_NOT_FOUND" });
  });

  it("a second factor is asked for once it is confirmed", async () => {
    const { client, as } = identity;
    const { email, token } = await newPerson(identity);
    const login = (secondFactorCode: string) => client.login({ email, password: PASSWORD, secondFactorCode }, as());
    const { secondFactor } = await client.beginSecondFactor({ userId: "", password: PASSWORD }, as(token));
    assert.match(secondFactor?.uri ?? "", /^otpauth:\/\/totp\/Souk:/);
    const totp = new TOTP({ secret: Secret.fromBase32(secondFactor?.secret ?? "") });
    const { recoveryCodes } = await client.confirmSecondFactor({ userId: "", code: totp.generate() }, as(token));
    await assert.rejects(login(""), { reason: "SECOND_FACTOR_REQUIRED" });
    await assert.rejects(login(totp.generate()), { reason: "SECOND_FACTOR_INVALID" });
    await login(recoveryCodes[0] ?? "");
    await assert.rejects(client.beginSecondFactor({ userId: "", password: PASSWORD }, as(token)), {
      reason: "SECOND_FACTOR_EXISTS",
    });
    await client.removeSecondFactor({ userId: "", code: recoveryCodes[1] ?? "" }, as(token));
    const userId = (await login("")).session?.userId ?? "";
    await assert.rejects(client.resetSecondFactor({ userId }, as(token)), { reason: "ACCESS_DENIED" });
    const { user } = await client.resetSecondFactor({ userId }, as(admin));
    assert.equal(user?.secondFactorEnabled, false);
  });

  it("customers reach none of this", async () => {
    const { client, as } = identity;
    const { token } = await newPerson(identity);
    const staff = await tokenOf(identity, STAFF);
    for (const mine of [token, staff]) {
      await assert.rejects(client.listSigningKeys({}, as(mine)), { reason: "ACCESS_DENIED" });
      await assert.rejects(client.listApiKeys({ pageSize: 0, pageToken: "" }, as(mine)), { reason: "ACCESS_DENIED" });
    }
  });
});
