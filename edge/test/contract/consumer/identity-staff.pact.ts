import assert from "node:assert/strict";
import { eachLike, fromState, int64, str, timestamp } from "@souk/contracts";
import { EdgeBefore } from "../support/front.ts";
import { refused, SERVICE, somebody, user } from "../support/identity.ts";

describe("the pact of the edge with identity: what staff do", () => {
  const edge = new EdgeBefore("identity");
  before(() => edge.start());
  after(() => edge.stop());

  const userId = fromState("userId", "user-1");

  describe("accounts", () => {
    it("ListUsers ends with a token where there are more", async () => {
      const { status, json } = await edge.expect(["GET", "/v1/users?pageSize=1"], {
        ...{ rpc: `${SERVICE}/ListUsers`, when: "there are more than fit on a page", as: "STAFF" },
        given: [somebody("listed-1@example.com"), somebody("listed-2@example.com")],
        ...{ request: { pageSize: 1 }, answers: { reply: { users: eachLike(user), nextPageToken: str("token") } } },
      });
      assert.deepEqual([status, json.nextPageToken], [200, "token"]);
    });

    it("ListUsers refuses a page token that is not identity's", async () => {
      const { status } = await edge.expect(["GET", "/v1/users?pageToken=bent"], {
        ...{ rpc: `${SERVICE}/ListUsers`, when: "the page token is bent", as: "STAFF", request: { pageToken: "bent" } },
        answers: { failure: { code: "invalid_argument", domain: "souk.type.v1", reason: "INVALID_PAGE_TOKEN" } },
      });
      assert.equal(status, 400);
    });

    it("GetUser answers the bare account", async () => {
      const { status, json } = await edge.expect(["GET", "/v1/users/user-1"], {
        ...{ rpc: `${SERVICE}/GetUser`, when: "there is the account", as: "STAFF", request: { userId } },
        ...{ given: [somebody("looked-up@example.com")], answers: { reply: { user } } },
      });
      assert.deepEqual([status, json.userId], [200, "user-1"]);
    });

    it("GetUser says that there is no such account", async () => {
      const { status, json } = await edge.expect(["GET", "/v1/users/nobody"], {
        ...{ rpc: `${SERVICE}/GetUser`, when: "there is no such account", as: "STAFF", request: { userId: "nobody" } },
        answers: refused("not_found", "USER_NOT_FOUND"),
      });
      assert.deepEqual([status, json.details[0].reason], [404, "USER_NOT_FOUND"]);
    });
  });

  describe("roles", () => {
    const role = (verb: string, name: string) =>
      ["POST", `/v1/users/user-1:${verb}`, { body: { role: name } }] as const;

    it("GrantRole answers the account with the role", async () => {
      const { status, json } = await edge.expect(role("grantRole", "ROLE_STAFF"), {
        ...{ rpc: `${SERVICE}/GrantRole`, when: "there is the account", as: "ADMIN" },
        ...{ given: [somebody("promoted@example.com")], request: { userId, role: "ROLE_STAFF" } },
        answers: { reply: { user: { ...user, roles: ["ROLE_CUSTOMER", "ROLE_STAFF"] } } },
      });
      assert.deepEqual([status, json.roles], [200, ["ROLE_CUSTOMER", "ROLE_STAFF"]]);
    });

    it("RevokeRole answers the account without it", async () => {
      const { status, json } = await edge.expect(role("revokeRole", "ROLE_STAFF"), {
        ...{ rpc: `${SERVICE}/RevokeRole`, when: "the account has it", as: "ADMIN" },
        given: [["somebody works in the shop", { email: "leaving@example.com" }]],
        ...{
          request: { userId, role: "ROLE_STAFF" },
          answers: { reply: { user: { ...user, roles: ["ROLE_CUSTOMER"] } } },
        },
      });
      assert.deepEqual([status, json.roles], [200, ["ROLE_CUSTOMER"]]);
    });

    it("RevokeRole leaves the shop an administrator", async () => {
      const { status, json } = await edge.expect(role("revokeRole", "ROLE_ADMIN"), {
        ...{ rpc: `${SERVICE}/RevokeRole`, when: "nobody else has it", as: "ADMIN" },
        ...{ given: [["the shop has one administrator"]], request: { userId, role: "ROLE_ADMIN" } },
        answers: refused("failed_precondition", "LAST_ADMIN"),
      });
      assert.deepEqual([status, json.details[0].reason], [409, "LAST_ADMIN"]);
    });
  });

  describe("locks", () => {
    it("LockUser answers the account with the note", async () => {
      const locked = { ...user, state: "USER_STATE_LOCKED", lockNote: "chargebacks" };
      const { status, json } = await edge.expect(["POST", "/v1/users/user-1:lock", { body: { note: "chargebacks" } }], {
        ...{ rpc: `${SERVICE}/LockUser`, when: "there is the account", as: "STAFF" },
        ...{ given: [somebody("lockable@example.com")], request: { userId, note: "chargebacks" } },
        answers: { reply: { user: locked } },
      });
      assert.deepEqual([status, json.state], [200, "USER_STATE_LOCKED"]);
    });

    it("LockUser leaves staff to administrators", async () => {
      const { status, json } = await edge.expect(["POST", "/v1/users/user-1:lock", { body: {} }], {
        ...{ rpc: `${SERVICE}/LockUser`, when: "it is staff's", as: "STAFF", request: { userId } },
        given: [["somebody works in the shop", { email: "colleague@example.com" }]],
        answers: { failure: { code: "permission_denied", domain: "souk.type.v1", reason: "ACCESS_DENIED" } },
      });
      assert.deepEqual([status, json.details[0].reason], [403, "ACCESS_DENIED"]);
    });

    it("ResetSecondFactor answers the account without one", async () => {
      const { status, json } = await edge.expect(["POST", "/v1/users/user-1:resetSecondFactor", { body: {} }], {
        ...{ rpc: `${SERVICE}/ResetSecondFactor`, when: "there is one", as: "ADMIN", request: { userId } },
        given: [["an account with a second factor", { email: "lost@example.com" }]],
        answers: { reply: { user: { ...user, secondFactorEnabled: false } } },
      });
      assert.deepEqual([status, json.secondFactorEnabled], [200, false]);
    });

    it("UnlockUser answers the account as it is now", async () => {
      const { status, json } = await edge.expect(["POST", "/v1/users/user-1:unlock", { body: {} }], {
        ...{ rpc: `${SERVICE}/UnlockUser`, when: "the account is locked", as: "STAFF", request: { userId } },
        given: [["an account is locked", { email: "forgiven@example.com" }]],
        answers: { reply: { user } },
      });
      assert.deepEqual([status, json.state], [200, "USER_STATE_ACTIVE"]);
    });
  });

  it("ListAuditEntries ends with a token where there are more", async () => {
    const entry = {
      n: int64("2"),
      time: timestamp(),
      action: "session.begin",
      actor: str("user-1"),
      target: str("s-1"),
    };
    const { status, json } = await edge.expect(["GET", "/v1/auditEntries?action=session.begin&pageSize=1"], {
      ...{ rpc: `${SERVICE}/ListAuditEntries`, when: "there are more than fit on a page", as: "ADMIN" },
      given: [somebody("noted-1@example.com"), somebody("noted-2@example.com")],
      request: { action: "session.begin", pageSize: 1 },
      answers: { reply: { entries: eachLike(entry), nextPageToken: str("token") } },
    });
    assert.deepEqual([status, json.entries[0].n, json.nextPageToken], [200, "2", "token"]);
  });

  describe("keys of machines", () => {
    const fields = { displayName: "Importer", role: "ROLE_STAFF", scopes: ["catalog.write"] };
    const kept = (apiKeyId: string) => ({
      ...fields,
      apiKeyId,
      prefix: str("souk_importer_abc"),
      expireTime: timestamp(),
    });
    const created = (apiKeyId: string, body: object = fields) =>
      ["POST", `/v1/apiKeys?apiKeyId=${apiKeyId}`, { body }] as const;
    const withKey = (apiKeyId: string) => ["a machine has a key", { apiKeyId }] as const;

    it("CreateApiKey answers the key, this once with its secret", async () => {
      const { status, json } = await edge.expect(created("new-importer"), {
        ...{ rpc: `${SERVICE}/CreateApiKey`, when: "the id is free", as: "ADMIN" },
        request: { apiKeyId: "new-importer", apiKey: fields },
        answers: { reply: { apiKey: kept("new-importer"), secret: str("key") } },
      });
      assert.deepEqual([status, json.secret], [201, "key"]);
    });

    it("CreateApiKey says that the id is taken", async () => {
      const other = { ...fields, scopes: ["catalog.read"] };
      const { status, json } = await edge.expect(created("taken-importer", other), {
        ...{ rpc: `${SERVICE}/CreateApiKey`, when: "the id is taken", as: "ADMIN", given: [withKey("taken-importer")] },
        request: { apiKeyId: "taken-importer", apiKey: other },
        answers: refused("already_exists", "API_KEY_EXISTS"),
      });
      assert.deepEqual([status, json.details[0].reason], [409, "API_KEY_EXISTS"]);
    });

    it("CreateApiKey knows its scopes", async () => {
      const moon = { ...fields, scopes: ["moon.read"] };
      const { status, json } = await edge.expect(created("moon-importer", moon), {
        ...{ rpc: `${SERVICE}/CreateApiKey`, when: "there is no such scope", as: "ADMIN" },
        request: { apiKeyId: "moon-importer", apiKey: moon },
        answers: refused("invalid_argument", "SCOPE_UNKNOWN"),
      });
      assert.deepEqual([status, json.details[0].reason], [400, "SCOPE_UNKNOWN"]);
    });

    it("ListApiKeys ends with a token where there are more", async () => {
      const apiKeys = eachLike({
        apiKeyId: str("importer"),
        prefix: str("souk_importer_abc"),
        expireTime: timestamp(),
      });
      const { status, json } = await edge.expect(["GET", "/v1/apiKeys?pageSize=1"], {
        ...{ rpc: `${SERVICE}/ListApiKeys`, when: "there are more than fit on a page", as: "ADMIN" },
        ...{ given: [withKey("listed-1"), withKey("listed-2")], request: { pageSize: 1 } },
        answers: { reply: { apiKeys, nextPageToken: str("token") } },
      });
      assert.deepEqual([status, json.nextPageToken], [200, "token"]);
    });

    it("RevokeApiKey answers the key, which has ended", async () => {
      const { status, json } = await edge.expect(["POST", "/v1/apiKeys/old-importer:revoke", { body: {} }], {
        ...{ rpc: `${SERVICE}/RevokeApiKey`, when: "there is the key", as: "ADMIN", given: [withKey("old-importer")] },
        request: { apiKeyId: "old-importer" },
        answers: { reply: { apiKey: { ...kept("old-importer"), revokeTime: timestamp() } } },
      });
      assert.deepEqual([status, json.apiKeyId], [200, "old-importer"]);
    });

    it("RevokeApiKey says that there is no such key", async () => {
      const { status, json } = await edge.expect(["POST", "/v1/apiKeys/no-importer:revoke", { body: {} }], {
        ...{ rpc: `${SERVICE}/RevokeApiKey`, when: "there is no such key", as: "ADMIN" },
        ...{ request: { apiKeyId: "no-importer" }, answers: refused("not_found", "API_KEY_NOT_FOUND") },
      });
      assert.deepEqual([status, json.details[0].reason], [404, "API_KEY_NOT_FOUND"]);
    });
  });

  describe("signing keys", () => {
    const signingKey = { keyId: str("key-1"), createTime: timestamp(), activateTime: timestamp() };

    it("ListSigningKeys answers all", async () => {
      const { status, json } = await edge.expect(["GET", "/v1/signingKeys"], {
        ...{ rpc: `${SERVICE}/ListSigningKeys`, when: "there is one", as: "ADMIN", request: {} },
        answers: { reply: { signingKeys: eachLike(signingKey) } },
      });
      assert.deepEqual([status, json.signingKeys[0].keyId], [200, "key-1"]);
    });

    it("RotateSigningKey answers the next one", async () => {
      const { status, json } = await edge.expect(["POST", "/v1/signingKeys:rotate", { body: {} }], {
        ...{ rpc: `${SERVICE}/RotateSigningKey`, when: "no new one waits", as: "ADMIN", request: {} },
        answers: { reply: { signingKey } },
      });
      assert.deepEqual([status, json.keyId], [200, "key-1"]);
    });
  });
});
