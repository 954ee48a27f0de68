import assert from "node:assert/strict";
import { fromState, str } from "@souk/contracts";
import { EdgeBefore } from "../support/front.ts";
import { PASSWORD, refused, SERVICE, session, somebody } from "../support/identity.ts";

describe("the pact of the edge with identity: coming in and out", () => {
  const edge = new EdgeBefore("identity");
  before(() => edge.start());
  after(() => edge.stop());

  describe("Register", () => {
    const rpc = `${SERVICE}/Register`;
    const path = "/v1/auth:register";

    it("answers the first session", async () => {
      const body = { email: "new@example.com", password: PASSWORD, displayName: "Ada" };
      const { status, json } = await edge.expect(["POST", path, { body }], {
        ...{ rpc, when: "the address is free", request: { ...body, password: str(PASSWORD) } },
        answers: { reply: { session } },
      });
      assert.deepEqual([status, json.accessToken], [201, "access-token"]);
    });

    it("says that the address is taken", async () => {
      const body = { email: "taken@example.com", password: PASSWORD };
      const { status, json } = await edge.expect(["POST", path, { body }], {
        ...{ rpc, when: "the address is taken", given: [somebody("taken@example.com")] },
        request: { ...body, password: str(PASSWORD) },
        answers: refused("already_exists", "EMAIL_TAKEN"),
      });
      assert.deepEqual([status, json.details[0].reason], [409, "EMAIL_TAKEN"]);
    });

    it("refuses a password that everybody tries first", async () => {
      const body = { email: "common@example.com", password: "password1" };
      const { status, json } = await edge.expect(["POST", path, { body }], {
        ...{ rpc, when: "the password is a common one", request: { ...body, password: str(body.password) } },
        answers: refused("invalid_argument", "PASSWORD_REFUSED"),
      });
      assert.deepEqual([status, json.details[0].reason], [400, "PASSWORD_REFUSED"]);
    });
  });

  describe("Login", () => {
    const rpc = `${SERVICE}/Login`;
    const login = (body: object) => ["POST", "/v1/auth:login", { body }] as const;
    const password = fromState("password", PASSWORD);

    it("answers a session", async () => {
      const email = "back@example.com";
      const { status, json } = await edge.expect(login({ email, password: PASSWORD }), {
        ...{ rpc, when: "address and password go together", given: [somebody(email)] },
        ...{ request: { email, password }, answers: { reply: { session } } },
      });
      assert.deepEqual([status, json.refreshToken], [200, "refresh-token"]);
    });

    it("takes the code of a second factor", async () => {
      const email = "code@example.com";
      const body = { email, password: PASSWORD, secondFactorCode: "123456" };
      const { status } = await edge.expect(login(body), {
        ...{ rpc, when: "the code is right, too", given: [["an account with a second factor", { email }]] },
        request: { email, password, secondFactorCode: fromState("code", "123456") },
        answers: { reply: { session } },
      });
      assert.equal(status, 200);
    });

    const withSecondFactor = "an account with a second factor";
    const unauthenticated: [when: string, reason: string, given: string, sent: Record<string, string>][] = [
      ["the password is wrong", "CREDENTIALS_INVALID", "somebody has an account", { password: "a wrong password" }],
      ["a code is missing", "SECOND_FACTOR_REQUIRED", withSecondFactor, {}],
      ["the code is wrong", "SECOND_FACTOR_INVALID", withSecondFactor, { secondFactorCode: "0000000000" }],
    ];
    for (const [when, reason, given, sent] of unauthenticated) {
      it(`refuses when ${when}`, async () => {
        const email = `${reason.toLowerCase().replaceAll("_", "-")}@example.com`;
        const wrong = Object.fromEntries(Object.entries(sent).map(([field, value]) => [field, str(value)]));
        const { status, json } = await edge.expect(login({ email, password: PASSWORD, ...sent }), {
          ...{ rpc, when, given: [[given, { email }]], request: { email, password, ...wrong } },
          answers: refused("unauthenticated", reason),
        });
        assert.deepEqual([status, json.details[0].reason], [401, reason]);
      });
    }

    it("refuses an account that is locked", async () => {
      const email = "locked@example.com";
      const { status, json } = await edge.expect(login({ email, password: PASSWORD }), {
        ...{ rpc, when: "the account is locked", given: [["an account is locked", { email }]] },
        ...{ request: { email, password }, answers: refused("permission_denied", "USER_LOCKED") },
      });
      assert.deepEqual([status, json.details[0].reason], [403, "USER_LOCKED"]);
    });

    it("says when an account that was tried too often can be tried again", async () => {
      const email = "tried@example.com";
      const retry = { "google.rpc.RetryInfo": { retryDelay: str("900s", "\\d+(\\.\\d+)?s") } };
      const { status, headers } = await edge.expect(login({ email, password: PASSWORD }), {
        ...{ rpc, when: "the account was tried too often", given: [["an account was tried too often", { email }]] },
        ...{ request: { email, password }, answers: refused("resource_exhausted", "TOO_MANY_ATTEMPTS", retry) },
      });
      assert.deepEqual([status, headers.get("retry-after")], [429, "900"]);
    });
  });

  describe("Refresh", () => {
    const rpc = `${SERVICE}/Refresh`;
    const refresh = (refreshToken: string) => ["POST", "/v1/auth:refresh", { body: { refreshToken } }] as const;

    it("answers the same session with fresh tokens", async () => {
      const { status, json } = await edge.expect(refresh("refresh-0"), {
        ...{ rpc, when: "the token is the session's last", given: [somebody("refreshing@example.com")] },
        request: { refreshToken: fromState("refreshToken", "refresh-0") },
        answers: { reply: { session } },
      });
      assert.deepEqual([status, json.refreshToken], [200, "refresh-token"]);
    });

    it("says that a token was used before", async () => {
      const given = ["a session was refreshed twice", { email: "reusing@example.com" }] as const;
      const { status, json } = await edge.expect(refresh("refresh-0"), {
        ...{ rpc, when: "the token was used before", given: [given] },
        request: { refreshToken: fromState("refreshToken", "refresh-0") },
        answers: refused("unauthenticated", "REFRESH_TOKEN_REUSED"),
      });
      assert.deepEqual([status, json.details[0].reason], [401, "REFRESH_TOKEN_REUSED"]);
    });

    it("refuses what is no token of this shop", async () => {
      const { status, json } = await edge.expect(refresh("made-up"), {
        ...{ rpc, when: "the token is made up", request: { refreshToken: str("made-up") } },
        answers: refused("unauthenticated", "REFRESH_TOKEN_INVALID"),
      });
      assert.deepEqual([status, json.details[0].reason], [401, "REFRESH_TOKEN_INVALID"]);
    });
  });

  it("Guest answers the session of somebody without an account", async () => {
    const { roles: _none, ...guest } = session;
    const { status, json } = await edge.expect(["POST", "/v1/auth:guest", { body: {} }], {
      ...{ rpc: `${SERVICE}/Guest`, when: "anybody comes", request: {}, answers: { reply: { session: guest } } },
    });
    assert.deepEqual([status, json.userId], [201, "user-1"]);
  });

  const endings: [name: string, path: string][] = [
    ["Logout", "/v1/auth:logout"],
    ["LogoutEverywhere", "/v1/auth:logoutEverywhere"],
  ];
  for (const [name, path] of endings) {
    it(`${name} answers nothing`, async () => {
      const { status, json } = await edge.expect(["POST", path, { body: {} }], {
        ...{ rpc: `${SERVICE}/${name}`, when: "there is a session", as: "USER", request: {} },
        given: [somebody(`${name.toLowerCase()}@example.com`)],
        answers: { reply: {} },
      });
      assert.deepEqual([status, json], [200, {}]);
    });
  }

  it("RequestPasswordReset does not say whether there is an account", async () => {
    const body = { email: "nobody@example.com" };
    const { status, json } = await edge.expect(["POST", "/v1/auth:requestPasswordReset", { body }], {
      ...{ rpc: `${SERVICE}/RequestPasswordReset`, when: "the address has none", request: body },
      answers: { reply: {} },
    });
    assert.deepEqual([status, json], [200, {}]);
  });

  const links: [name: string, path: string, kind: string, more: Record<string, string>][] = [
    ["ResetPassword", "/v1/auth:resetPassword", "RESET_PASSWORD", { newPassword: PASSWORD }],
    ["VerifyEmail", "/v1/auth:verifyEmail", "VERIFY_EMAIL", {}],
  ];
  for (const [name, path, kind, more] of links) {
    describe(name, () => {
      const rpc = `${SERVICE}/${name}`;
      const secrets = "newPassword" in more ? { newPassword: str(PASSWORD) } : {};

      it("takes the token of a link", async () => {
        const given = ["a link was sent", { email: `${name.toLowerCase()}@example.com`, kind }] as const;
        const { status } = await edge.expect(["POST", path, { body: { token: "link-token", ...more } }], {
          ...{ rpc, when: "the link is good", given: [given], answers: { reply: {} } },
          request: { token: fromState("token", "link-token"), ...secrets },
        });
        assert.equal(status, 200);
      });

      it("refuses a link that never was", async () => {
        const { status, json } = await edge.expect(["POST", path, { body: { token: "made-up", ...more } }], {
          ...{ rpc, when: "the link never was", request: { token: str("made-up"), ...secrets } },
          answers: refused("not_found", "LINK_INVALID"),
        });
        assert.deepEqual([status, json.details[0].reason], [404, "LINK_INVALID"]);
      });
    });
  }
});
