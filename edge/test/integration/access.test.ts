import assert from "node:assert/strict";
import { type Answered, startEdge, type TestEdge } from "../support/edge.ts";
import { kitchenContract, kitchenWith } from "../support/kitchen.ts";

const reasonOf = ({ json }: Answered) => json.details[0].reason;

describe("access over REST", () => {
  let edge: TestEdge;
  before(async () => {
    edge = await startEdge(kitchenContract());
    edge.upstream.answer(() => ({ reply: {} }));
  });
  after(() => edge.stop());

  const ROLES = ["guest", "customer", "staff", "admin"];
  const calls: [needs: string, method: string, path: string, least: number, needsKey?: boolean][] = [
    ["GUEST", "POST", "/v1/dishes/1:cook", 0],
    ["USER", "PUT", "/v1/dishes/1", 1],
    ["STAFF", "POST", "/v1/dishes", 2],
    ["ADMIN", "DELETE", "/v1/dishes/1", 3],
  ];
  it("that was refused is counted, by rpc and reason", async () => {
    await edge.sendAs("guest", "DELETE", "/v1/dishes/1");
    await edge.send("DELETE", "/v1/dishes/1");
    const text = await (await fetch(`${edge.adminUrl}/metrics`)).text();
    for (const reason of ["ACCESS_DENIED", "TOKEN_REQUIRED"]) {
      assert.match(
        text,
        RegExp(`^souk_access_denials_total\\{rpc_method="[^"]+Dish",reason="${reason}"\\} [1-9]`, "m"),
      );
    }
  });

  for (const [needs, method, path, least] of calls) {
    it(`for ${needs} is given to that role and better ones only`, async () => {
      for (const [i, role] of ROLES.entries()) {
        const answer = await edge.sendAs(role, method, path, { headers: { "idempotency-key": "k" } });
        if (i >= least) assert.ok(answer.status < 300, `${role}: ${answer.text}`);
        else
          assert.deepEqual(
            [answer.status, reasonOf(answer), answer.json.details[0].metadata.needs],
            [403, "ACCESS_DENIED", needs],
            role,
          );
      }
    });

    it(`for ${needs} needs a token`, async () => {
      const answer = await edge.send(method, path);
      assert.deepEqual([answer.status, reasonOf(answer)], [401, "TOKEN_REQUIRED"]);
      assert.equal(answer.headers.get("www-authenticate"), "Bearer");
    });
  }

  it("that is public needs no token", async () => {
    assert.equal((await edge.send("GET", "/v1/dishes/1")).status, 200);
  });

  it("passes the token on", async () => {
    edge.upstream.calls.length = 0;
    await edge.sendAs("guest", "GET", "/v1/dishes/1");
    assert.match(String(edge.upstream.calls[0]?.metadata.get("authorization")[0]), /^Bearer ey/);
  });

  const bad: [rule: string, header: (edge: TestEdge) => string][] = [
    ["of another scheme", () => "Basic dXNlcjpwdw=="],
    ["without a token", () => "Bearer"],
    ["that is no token", () => "Bearer x"],
    ["with two tokens", ({ keys }) => `Bearer ${keys.token("admin")} ${keys.token("admin")}`],
    ["that has expired", ({ keys }) => `Bearer ${keys.token("admin", { exp: 1 })}`],
    ["of another issuer", ({ keys }) => `Bearer ${keys.token("admin", { iss: "other" })}`],
    ["for another audience", ({ keys }) => `Bearer ${keys.token("admin", { aud: "other" })}`],
    ["of another kind", ({ keys }) => `Bearer ${keys.token("admin", {}, { typ: "JWT" })}`],
    ["of an unknown key", ({ keys }) => `Bearer ${keys.token("admin", {}, { kid: "dev-other" })}`],
    ["without a signature", ({ keys }) => `Bearer ${keys.token("admin").replace(/[^.]*$/, "")}`],
    ["whose signature is another's", ({ keys }) => `Bearer ${keys.token("admin").replace(/[^.]*$/, "A".repeat(86))}`],
    ["of algorithm none", ({ keys }) => `Bearer ${keys.token("admin", {}, { alg: "none" })}`],
    ["with an unknown role", ({ keys }) => `Bearer ${keys.token("root")}`],
    ["without a subject", ({ keys }) => `Bearer ${keys.token("admin", { sub: undefined })}`],
  ];
  for (const [rule, header] of bad) {
    it(`is refused with a token ${rule}, even where none is needed`, async () => {
      edge.upstream.calls.length = 0;
      const answer = await edge.send("GET", "/v1/dishes/1", { headers: { authorization: header(edge) } });
      assert.deepEqual([answer.status, reasonOf(answer)], [401, "TOKEN_INVALID"]);
      assert.equal(answer.headers.get("www-authenticate"), 'Bearer error="invalid_token"');
      assert.equal(edge.upstream.calls.length, 0);
    });
  }

  it("is checked after the route and before the content", async () => {
    const headers = { "content-type": "text/plain" };
    assert.equal((await edge.send("POST", "/v1/nowhere", { body: "x", headers })).status, 404);
    assert.equal((await edge.send("PURGE", "/v1/dishes", { headers })).status, 405);
    assert.equal((await edge.send("POST", "/v1/dishes", { body: "x", headers })).status, 401);
    assert.equal((await edge.sendAs("guest", "POST", "/v1/dishes", { body: "x", headers })).status, 403);
    assert.equal((await edge.sendAs("staff", "POST", "/v1/dishes", { body: "x", headers })).status, 415);
    assert.equal((await edge.sendAs("staff", "POST", "/v1/dishes", { body: "x" })).status, 400);
  });

  it("without a policy is open only where the configuration says so", async () => {
    const rule = { pattern: { case: "get", value: "/v1/open" } };
    const contract = kitchenWith({ GetDish: { rule, policy: false } });
    const closed = await startEdge(contract);
    try {
      const answer = await closed.sendAs("admin", "GET", "/v1/open");
      assert.deepEqual([answer.status, reasonOf(answer)], [403, "ACCESS_DENIED"]);
    } finally {
      await closed.stop();
    }
    const open = await startEdge(contract, { defaultAccess: "public" });
    try {
      assert.equal((await open.send("GET", "/v1/open")).status, 200);
    } finally {
      await open.stop();
    }
  });

  it("by development keys is refused in production", async () => {
    const production = await startEdge(kitchenContract(), { profile: "production" });
    try {
      assert.equal((await production.sendAs("admin", "DELETE", "/v1/dishes/1")).status, 401);
    } finally {
      await production.stop();
    }
  });
});
