import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { type UseCaseDeps, useCaseDeps } from "../../test/support/use-cases.ts";
import { createApiKey, exchangeApiKey, revokeApiKey } from "./api-keys.ts";
import { getAccessState } from "./get-access-state.ts";

const FIELDS = { displayName: "Importer", role: "STAFF", scopes: ["catalog.write"], expireTime: undefined } as const;

describe("an API key", () => {
  let deps: UseCaseDeps;
  const create = (changes: Partial<Parameters<ReturnType<typeof createApiKey>>[0]> = {}) =>
    createApiKey(deps)({ id: "importer", fields: FIELDS, actor: "a-1", ...changes });
  const exchange = (secret: string) => exchangeApiKey(deps)(secret);

  beforeEach(async () => {
    deps = await useCaseDeps();
  });

  it("is exchanged for a token with its role and its scopes", async () => {
    const { secret } = await create();
    const claims = decodeJwt((await exchange(secret)).token);
    assert.deepEqual(
      [claims.sub, claims.sid, claims.roles, claims.scope],
      [...["key~importer", "key~importer"], ...[["customer", "staff"], "catalog.write"]],
    );
  });

  it("is the same when its making is repeated, and another's when anything is different", async () => {
    const first = await create();
    assert.equal((await create()).secret, first.secret);
    await assert.rejects(create({ actor: "a-2" }), { reason: "API_KEY_EXISTS" });
    await assert.rejects(create({ fields: { ...FIELDS, scopes: ["catalog.read"] } }), { reason: "API_KEY_EXISTS" });
  });

  it("shows its secret again for ten minutes only", async () => {
    await create();
    await deps.clock.advance(600_000);
    await assert.rejects(create(), { reason: "API_KEY_EXISTS" });
  });

  it("has tokens that end when it does", async () => {
    const expireTime = new Date(deps.clock.now() + 90_000);
    const { secret } = await create({ fields: { ...FIELDS, expireTime } });
    const { token, expireTime: tokenEnd } = await exchange(secret);
    assert.equal(tokenEnd.getTime(), expireTime.getTime());
    assert.equal((decodeJwt(token).exp ?? 0) * 1_000, expireTime.getTime());
  });

  it("tells how it begins, and keeps its secret as a hash", async () => {
    const { key, secret } = await create();
    assert(secret.startsWith(key.prefix) && secret.length - key.prefix.length > 36);
    assert(!JSON.stringify(await deps.apiKeys.read("importer")).includes(secret.slice(key.prefix.length)));
  });

  it("has scopes that there are", async () => {
    await assert.rejects(create({ fields: { ...FIELDS, scopes: ["moon.read"] } }), {
      reason: "SCOPE_UNKNOWN",
      metadata: { scope: "moon.read" },
    });
  });

  it("ends when it is revoked, with its tokens, and again is no error", async () => {
    const { secret } = await create();
    await revokeApiKey(deps)("importer", "a-1");
    await deps.clock.advance(5);
    await revokeApiKey(deps)("importer", "a-1");
    await assert.rejects(exchange(secret), { reason: "API_KEY_INVALID" });
    const { ended } = await getAccessState(deps)({ keysEtag: "", cursor: "" });
    assert.deepEqual(
      ended.map(({ id }) => id),
      ["key~importer"],
    );
    assert.equal(deps.notes.filter(({ action }) => action === "api-key.revoke").length, 1);
    await assert.rejects(revokeApiKey(deps)("none", "a-1"), { reason: "API_KEY_NOT_FOUND" });
  });

  it("ends by itself, in a year at the latest", async () => {
    const asked = new Date(deps.clock.now() + 1_000);
    const { secret } = await create({ fields: { ...FIELDS, expireTime: asked } });
    const { key } = await create({ id: "long", fields: { ...FIELDS, expireTime: new Date("2999-01-01") } });
    assert.equal(key.expireTime.getTime() - deps.clock.now(), 366 * 86_400_000);
    await deps.clock.advance(1_000);
    await assert.rejects(exchange(secret), { reason: "API_KEY_INVALID" });
    const over = { ...FIELDS, expireTime: new Date(deps.clock.now()) };
    await assert.rejects(create({ id: "over", fields: over }), { reason: "INVALID_REQUEST" });
  });

  it("is refused for anything that is no key of this shop", async () => {
    const { secret } = await create();
    const wrong = [
      "",
      "souk_",
      "souk_importer_",
      secret.slice(0, -1),
      `${secret}x`,
      secret.replace("importer", "other"),
      secret.replace(/.$/, (c) => (c === "A" ? "B" : "A")),
    ];
    for (const each of wrong) await assert.rejects(exchange(each), { reason: "API_KEY_INVALID" }, each);
  });

  it("tells when it was last used, to the minute", async () => {
    const { secret } = await create();
    const first = new Date(deps.clock.now());
    await exchange(secret);
    await deps.clock.advance(59_000);
    await exchange(secret);
    assert.deepEqual((await deps.apiKeys.read("importer"))?.lastUseTime, first);
    await deps.clock.advance(1_000);
    await exchange(secret);
    assert.equal((await deps.apiKeys.read("importer"))?.lastUseTime?.getTime(), first.getTime() + 60_000);
    assert.equal(deps.notes.filter(({ action }) => action === "api-key.use").length, 2);
  });
});
