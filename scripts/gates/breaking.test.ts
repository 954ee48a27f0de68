import assert from "node:assert/strict";
import { findBreaks } from "./breaking.ts";
import type { ContractFacts } from "./contract-facts.ts";
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
    ["access", "[ACCESS_PUBLIC]", "[ACCESS_USER]", /access changed: 'PUBLIC' → 'USER': narrower breaks callers/],
    ["access", "[ACCESS_STAFF]", "[ACCESS_PUBLIC]", /'STAFF' → 'PUBLIC': .*wider is a decision about security/],
    ["access", "[ACCESS_STAFF, ACCESS_SERVICE]", "[ACCESS_STAFF]", /access changed: 'STAFF, SERVICE' → 'STAFF'/],
    ["access", "[ACCESS_USER]", "[ACCESS_SERVICE]", /access changed: 'USER' → 'SERVICE'/],
    ["owner_field", '"id"', '"toy.id"', /owner_field changed: 'id' → 'toy\.id'/],
    [
      "cache",
      "{max_age_seconds: 9 scope: CACHE_SCOPE_PUBLIC}",
      "{}",
      /cache is narrower: PUBLIC, 9 s → UNSPECIFIED, 0 s/,
    ],
    ["cache", "{max_age_seconds: 9}", "{max_age_seconds: 8}", /cache is narrower/],
    ["cache", "{scope: CACHE_SCOPE_PUBLIC}", "{scope: CACHE_SCOPE_PRIVATE}", /cache is narrower: PUBLIC.* → PRIVATE/],
    ["cache", "{etag: true}", "{etag: false}", /cache is narrower: .*, etag → /],
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
    ["access", "[ACCESS_STAFF, ACCESS_USER]", "[ACCESS_USER, ACCESS_STAFF]"],
    [
      "cache",
      "{max_age_seconds: 9 scope: CACHE_SCOPE_PRIVATE}",
      "{max_age_seconds: 10 scope: CACHE_SCOPE_PUBLIC etag: true}",
    ],
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

  it("are: a cache that is gone; a new one is none", () => {
    const without = withPolicy(READ, "cache");
    assert.deepEqual(breaks(READ, without), ["souk.toy.v1.ToyService/GetToy: the cache is gone"]);
    assert.deepEqual(breaks(without, READ), []);
  });

  const event = (policy: string, name = "ToyMade") =>
    toyFacts({
      "souk/toy/v1/events.proto": `syntax = "proto3"; package souk.toy.v1; import "souk/options/v1/options.proto";
        message ${name} { option (souk.options.v1.event_policy) = {${policy}}; }`,
    });
  const whole = 'aggregate: "toy" subscribers: ["shelf"]';
  const events: [string, ContractFacts, string][] = [
    ["an event that is gone", event(whole, "ToyBuilt"), "the event is gone"],
    ["another aggregate", event('aggregate: "x" subscribers: ["shelf"]'), "aggregate changed: 'toy' → 'x'"],
    ["a subscriber that is gone", event('aggregate: "toy"'), "the subscriber 'shelf' is gone"],
  ];
  for (const [name, now, expected] of events) {
    it(`are: ${name}`, () => assert.deepEqual(findBreaks(event(whole), now), [`souk.toy.v1.ToyMade: ${expected}`]));
  }

  it("are not: a new event, a new subscriber", () => {
    assert.deepEqual(findBreaks(toyFacts({}), event(whole)), []);
    assert.deepEqual(findBreaks(event(whole), event('aggregate: "toy" subscribers: ["cart", "shelf"]')), []);
  });

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
