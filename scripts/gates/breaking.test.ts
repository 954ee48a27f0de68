import assert from "node:assert/strict";
import { findBreaks } from "./breaking.ts";
import { READ, rpcFacts, type ToyRpc, toyFacts, WRITE, withPolicy } from "./test/contracts.ts";

const breaks = (before: ToyRpc, now: ToyRpc) => findBreaks(rpcFacts(before), rpcFacts(now));

describe("breaks of routes and policies", () => {
  it("there are none where nothing changed", () => assert.deepEqual(breaks(WRITE, WRITE), []));

  const http = (text: string): ToyRpc => ({ ...WRITE, http: text });
  const routes: [string, ToyRpc][] = [
    ["another path", http('post: "/v1/playthings" body: "*"')],
    ["another HTTP method", http('put: "/v1/toys" body: "*"')],
    ["another body", http('post: "/v1/toys" body: "toy"')],
    ["another response_body", http('post: "/v1/toys" body: "*" response_body: "toy"')],
    ["no route at all", { ...WRITE, http: "" }],
  ];
  for (const [name, now] of routes) {
    it(`are: ${name}`, () => {
      const expected =
        "souk.toy.v1.ToyService/MakeToy: the route POST /v1/toys (body '*', response_body '') is gone or changed";
      assert.deepEqual(breaks(WRITE, now), [expected]);
    });
  }

  it("are: an additional binding that is gone; one that is new is none", () => {
    const more = http('post: "/v1/toys" body: "*" additional_bindings {put: "/v1/toys/{id}" body: "toy"}');
    assert.deepEqual(breaks(WRITE, more), []);
    assert.match(breaks(more, WRITE).join(), /the route PUT \/v1\/toys\/\{id\} \(body 'toy'/);
  });

  it("are: an rpc that is gone with its route", () => {
    assert.match(breaks(WRITE, { ...WRITE, name: "BuildToy" }).join(), /MakeToy: the route POST \/v1\/toys/);
  });

  const change = (name: string, before: string, now: string) =>
    [withPolicy(WRITE, name, before), withPolicy(WRITE, name, now)] as const;
  const policies: [string, string, string, RegExp][] = [
    ["access", "[ACCESS_PUBLIC]", "[ACCESS_USER]", /access is narrower: PUBLIC may call no more/],
    ["access", "[ACCESS_GUEST]", "[ACCESS_ADMIN]", /access is narrower: GUEST may/],
    ["access", "[ACCESS_STAFF, ACCESS_SERVICE]", "[ACCESS_STAFF]", /access is narrower: SERVICE may/],
    ["access", "[ACCESS_USER]", "[ACCESS_SERVICE]", /access is narrower: USER may/],
    ["callers", '["cart", "order"]', '["order"]', /the caller 'cart' is gone/],
    ["timeout_ms", "2000", "1999", /timeout_ms is lower: 2000 → 1999/],
    ["body_limit_bytes", "10", "9", /body_limit_bytes is lower: 10 → 9/],
    ["ownership", "OWNERSHIP_NONE", "OWNERSHIP_RESOURCE", /ownership changed: 'NONE' → 'RESOURCE'/],
    ["success_status", "0", "201", /success_status changed: '200' → '201'/],
    ["location", '"/v1/toys/{id}"', '"/v1/toys/{name}"', /location changed/],
    ["idempotency", "IDEMPOTENCY_KEY_OPTIONAL", "IDEMPOTENCY_KEY_REQUIRED", /idempotency is tighter/],
    ["idempotency", "IDEMPOTENCY_KEY_OPTIONAL", "IDEMPOTENCY_KEY_NONE", /idempotency is gone/],
  ];
  for (const [name, before, now, expected] of policies) {
    it(`are: ${name} from ${before} to ${now}`, () => {
      const found = breaks(...change(name, before, now));
      assert.equal(found.length, 1);
      assert.match(found[0] ?? "", expected);
    });
  }

  const harmless: [string, string, string][] = [
    ["access", "[ACCESS_STAFF]", "[ACCESS_PUBLIC]"],
    ["access", "[ACCESS_STAFF]", "[ACCESS_ADMIN, ACCESS_USER]"],
    ["callers", '["cart"]', '["cart", "order"]'],
    ["timeout_ms", "1000", "2000"],
    ["body_limit_bytes", "10", "11"],
    ["success_status", "0", "200"],
    ["idempotency", "IDEMPOTENCY_KEY_REQUIRED", "IDEMPOTENCY_KEY_OPTIONAL"],
    ["idempotency", "IDEMPOTENCY_KEY_NONE", "IDEMPOTENCY_KEY_OPTIONAL"],
    ["priority", "PRIORITY_CRITICAL", "PRIORITY_BACKGROUND"],
  ];
  for (const [name, before, now] of harmless) {
    it(`are not: ${name} from ${before} to ${now}`, () => assert.deepEqual(breaks(...change(name, before, now)), []));
  }

  it("are: an error reason with another code", () => {
    const reason = (code: string) =>
      toyFacts({
        "souk/toy/v1/error_reason.proto": `syntax = "proto3";
          package souk.toy.v1;
          import "souk/options/v1/options.proto";
          enum ErrorReason { ERROR_REASON_UNSPECIFIED = 0; ERROR_REASON_LOST = 1 [(souk.options.v1.reason_policy) = {code: ${code}}]; }`,
      });
    assert.deepEqual(findBreaks(reason("NOT_FOUND"), reason("ABORTED")), [
      "souk.toy.v1 reason LOST: code changed: '5' → '10'",
    ]);
  });

  it("are not: a new rpc", () => assert.deepEqual(findBreaks(toyFacts({}), rpcFacts(READ)), []));
});
