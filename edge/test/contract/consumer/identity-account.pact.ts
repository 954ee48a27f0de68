import assert from "node:assert/strict";
import { eachLike, fromState, str, timestamp } from "@souk/contracts";
import { EdgeBefore } from "../support/front.ts";
import { PASSWORD, refused, SERVICE, somebody, user } from "../support/identity.ts";

describe("the pact of the edge with identity: one's own account", () => {
  const edge = new EdgeBefore("identity");
  before(() => edge.start());
  after(() => edge.stop());

  it("GetMe answers the bare account, whose etag the edge makes a header", async () => {
    const { status, json, headers } = await edge.expect(["GET", "/v1/me"], {
      ...{ rpc: `${SERVICE}/GetMe`, when: "there is the account", as: "USER", given: [somebody("me@example.com")] },
      ...{ request: {}, answers: { reply: { user: { ...user, email: "me@example.com", roles: ["ROLE_CUSTOMER"] } } } },
    });
    assert.deepEqual([status, json.email], [200, "me@example.com"]);
    assert.ok(headers.has("etag"));
  });

  describe("UpdateMe", () => {
    const rpc = `${SERVICE}/UpdateMe`;
    const body = { displayName: "Countess" };
    const update = (etag: string) =>
      ["PATCH", "/v1/me?updateMask=displayName", { body, headers: { "if-match": `"${etag}"` } }] as const;

    it("takes the etag that the caller has read from the edge", async () => {
      const { status, json } = await edge.expect(update("v1"), {
        ...{ rpc, when: "the etag is the right one", as: "USER", given: [somebody("countess@example.com")] },
        request: { user: { ...body, etag: fromState("etag", "v1") }, updateMask: "displayName" },
        answers: { reply: { user: { ...user, ...body } } },
      });
      assert.deepEqual([status, json.displayName], [200, "Countess"]);
    });

    it("refuses an etag that has passed, which is 412 for who sent If-Match", async () => {
      const { status } = await edge.expect(update("v99"), {
        ...{ rpc, when: "the etag has passed", as: "USER", given: [somebody("duchess@example.com")] },
        request: { user: { ...body, etag: "v99" }, updateMask: "displayName" },
        answers: { failure: { code: "aborted", domain: "souk.type.v1", reason: "ETAG_MISMATCH" } },
      });
      assert.equal(status, 412);
    });
  });

  describe("ChangePassword", () => {
    const rpc = `${SERVICE}/ChangePassword`;
    const newPassword = "another example of one";
    const change = (password: string) =>
      ["POST", "/v1/me:changePassword", { body: { password, newPassword } }] as const;

    it("answers nothing", async () => {
      const { status } = await edge.expect(change(PASSWORD), {
        ...{ rpc, when: "the old one is right", as: "USER", given: [somebody("changing@example.com")] },
        request: { password: fromState("password", PASSWORD), newPassword: str(newPassword) },
        answers: { reply: {} },
      });
      assert.equal(status, 200);
    });

    it("refuses a wrong old one", async () => {
      const { status, json } = await edge.expect(change("a wrong password"), {
        ...{ rpc, when: "the old one is wrong", as: "USER", given: [somebody("guessing@example.com")] },
        request: { password: str("a wrong password"), newPassword: str(newPassword) },
        answers: refused("unauthenticated", "CREDENTIALS_INVALID"),
      });
      assert.deepEqual([status, json.details[0].reason], [401, "CREDENTIALS_INVALID"]);
    });
  });

  it("RequestEmailVerification answers nothing", async () => {
    const { status } = await edge.expect(["POST", "/v1/me:requestEmailVerification", { body: {} }], {
      ...{ rpc: `${SERVICE}/RequestEmailVerification`, when: "the address is not verified", as: "USER" },
      ...{ given: [somebody("unverified@example.com")], request: {}, answers: { reply: {} } },
    });
    assert.equal(status, 200);
  });

  describe("the second factor", () => {
    const code = fromState("code", "123456");
    const password = fromState("password", PASSWORD);
    const send = (verb: string, body: object = { code: "123456" }) =>
      ["POST", `/v1/me/secondFactor:${verb}`, { body }] as const;

    it("BeginSecondFactor answers what an app needs", async () => {
      const secondFactor = { secret: str("ABCDEFGH", "[A-Z2-7]+"), uri: str("otpauth://totp/a", "otpauth://totp/.+") };
      const { status, json } = await edge.expect(send("begin", { password: PASSWORD }), {
        ...{ rpc: `${SERVICE}/BeginSecondFactor`, when: "there is none", as: "USER" },
        ...{ given: [somebody("factor@example.com")], request: { password }, answers: { reply: { secondFactor } } },
      });
      assert.deepEqual([status, json.secret], [200, "ABCDEFGH"]);
    });

    it("BeginSecondFactor says that there is one", async () => {
      const { status, json } = await edge.expect(send("begin", { password: PASSWORD }), {
        ...{ rpc: `${SERVICE}/BeginSecondFactor`, when: "there is one", as: "USER" },
        given: [["an account with a second factor", { email: "two@example.com" }]],
        request: { password },
        answers: refused("failed_precondition", "SECOND_FACTOR_EXISTS"),
      });
      assert.deepEqual([status, json.details[0].reason], [409, "SECOND_FACTOR_EXISTS"]);
    });

    it("ConfirmSecondFactor answers the codes that stand in for the app", async () => {
      const { status, json } = await edge.expect(send("confirm"), {
        ...{ rpc: `${SERVICE}/ConfirmSecondFactor`, when: "the code is right", as: "USER" },
        given: [["a second factor is not confirmed yet", { email: "confirming@example.com" }]],
        ...{ request: { code }, answers: { reply: { recoveryCodes: eachLike(str("recovery-code")) } } },
      });
      assert.deepEqual([status, json.recoveryCodes], [200, ["recovery-code"]]);
    });

    it("ConfirmSecondFactor refuses a wrong code", async () => {
      const { status, json } = await edge.expect(send("confirm", { code: "0000000000" }), {
        ...{ rpc: `${SERVICE}/ConfirmSecondFactor`, when: "the code is wrong", as: "USER" },
        given: [["a second factor is not confirmed yet", { email: "mistyping@example.com" }]],
        ...{ request: { code: str("0000000000") }, answers: refused("unauthenticated", "SECOND_FACTOR_INVALID") },
      });
      assert.deepEqual([status, json.details[0].reason], [401, "SECOND_FACTOR_INVALID"]);
    });

    it("RemoveSecondFactor answers nothing", async () => {
      const { status } = await edge.expect(send("remove"), {
        ...{ rpc: `${SERVICE}/RemoveSecondFactor`, when: "the code is right", as: "USER" },
        given: [["an account with a second factor", { email: "removing@example.com" }]],
        ...{ request: { code }, answers: { reply: {} } },
      });
      assert.equal(status, 200);
    });
  });

  describe("addresses", () => {
    const fields = { recipient: "Ada", lines: ["Street 1"], city: "Town", countryCode: "DE" };
    const address = { ...fields, addressId: str("address-1"), etag: str("v1"), createTime: timestamp() };
    const path = "/v1/me/addresses/address-1";
    const addressId = fromState("addressId", "address-1");
    const withAddress = (email: string) => ["an account with an address", { email }] as const;
    /** The edge makes one for each write whose caller sends no Idempotency-Key. */
    const requestId = str("made-by-the-edge");

    it("ListAddresses answers all", async () => {
      const { status, json } = await edge.expect(["GET", "/v1/me/addresses"], {
        ...{ rpc: `${SERVICE}/ListAddresses`, when: "there is one", as: "USER", request: {} },
        ...{ given: [withAddress("listing@example.com")], answers: { reply: { addresses: eachLike(address) } } },
      });
      assert.deepEqual([status, json.addresses[0].addressId], [200, "address-1"]);
    });

    it("GetAddress answers the bare address", async () => {
      const { status, json } = await edge.expect(["GET", path], {
        ...{ rpc: `${SERVICE}/GetAddress`, when: "it is there", as: "USER", request: { addressId } },
        ...{ given: [withAddress("getting@example.com")], answers: { reply: { address } } },
      });
      assert.deepEqual([status, json.lines], [200, ["Street 1"]]);
    });

    it("GetAddress says that the account has no such address", async () => {
      const { status, json } = await edge.expect(["GET", "/v1/me/addresses/none"], {
        ...{ rpc: `${SERVICE}/GetAddress`, when: "it is not there", as: "USER", request: { addressId: "none" } },
        ...{ given: [somebody("homeless@example.com")], answers: refused("not_found", "ADDRESS_NOT_FOUND") },
      });
      assert.deepEqual([status, json.details[0].reason], [404, "ADDRESS_NOT_FOUND"]);
    });

    it("CreateAddress answers the new address, which the edge says the place of", async () => {
      const headers = { "idempotency-key": "create-1" };
      const { status, headers: told } = await edge.expect(["POST", "/v1/me/addresses", { body: fields, headers }], {
        ...{ rpc: `${SERVICE}/CreateAddress`, when: "all is given", as: "USER" },
        ...{ given: [somebody("moving@example.com")], request: { address: fields, requestId: "create-1" } },
        answers: { reply: { address } },
      });
      assert.deepEqual([status, told.get("location")], [201, path]);
    });

    it("CreateAddress names the field that is missing, which the edge spells as the caller did", async () => {
      const { city: _gone, ...body } = fields;
      const violations = eachLike({ field: str("address.city"), description: str("must be given") });
      const { status } = await edge.expect(["POST", "/v1/me/addresses", { body }], {
        ...{ rpc: `${SERVICE}/CreateAddress`, when: "the city is missing", as: "USER" },
        ...{ given: [somebody("vague@example.com")], request: { address: body, requestId } },
        answers: {
          failure: {
            ...{ code: "invalid_argument", domain: "souk.type.v1", reason: "INVALID_REQUEST" },
            details: { "google.rpc.BadRequest": { fieldViolations: violations } },
          },
        },
      });
      assert.equal(status, 400);
    });

    it("CreateAddress says that the account has as many as it may", async () => {
      const { status, json } = await edge.expect(["POST", "/v1/me/addresses", { body: fields }], {
        ...{
          rpc: `${SERVICE}/CreateAddress`,
          when: "there are 20",
          as: "USER",
          request: { address: fields, requestId },
        },
        given: [["an account with 20 addresses", { email: "everywhere@example.com" }]],
        answers: refused("failed_precondition", "ADDRESS_LIMIT_REACHED"),
      });
      assert.deepEqual([status, json.details[0].reason], [409, "ADDRESS_LIMIT_REACHED"]);
    });

    it("UpdateAddress answers it as it is now", async () => {
      const { status, json } = await edge.expect(["PATCH", `${path}?updateMask=city`, { body: { city: "Village" } }], {
        ...{ rpc: `${SERVICE}/UpdateAddress`, when: "it is there", as: "USER" },
        given: [withAddress("updating@example.com")],
        request: { address: { addressId, city: "Village" }, updateMask: "city" },
        answers: { reply: { address: { ...address, city: "Village" } } },
      });
      assert.deepEqual([status, json.city], [200, "Village"]);
    });

    it("DeleteAddress answers nothing", async () => {
      const { status, text } = await edge.expect(["DELETE", path], {
        ...{ rpc: `${SERVICE}/DeleteAddress`, when: "it is there", as: "USER", request: { addressId } },
        ...{ given: [withAddress("deleting@example.com")], answers: { reply: {} } },
      });
      assert.deepEqual([status, text], [204, ""]);
    });
  });
});
