import assert from "node:assert/strict";
import { findPolicyFaults } from "./policies.ts";
import { READ, rpcFacts, type ToyRpc, WRITE, withPolicy } from "./test/contracts.ts";

const faults = (rpc: ToyRpc) => findPolicyFaults(rpcFacts(rpc));

describe("a whole method_policy", () => {
  it("has no faults", () => {
    assert.deepEqual(faults(READ), []);
    assert.deepEqual(faults(WRITE), []);
  });

  it("is not missing", () => {
    assert.deepEqual(faults({ ...READ, policy: "" }), ["souk.toy.v1.ToyService/GetToy: method_policy is missing"]);
  });

  const missing = {
    access: /access names nobody/,
    ownership: /ownership is missing/,
    timeout_ms: /timeout_ms is missing/,
  };
  const rest = {
    rate_class: /rate_class is missing/,
    priority: /priority is missing/,
    idempotency: /idempotency is missing/,
  };
  for (const [name, expected] of Object.entries({ ...missing, ...rest })) {
    it(`has ${name}`, () => assert.match(faults(withPolicy(WRITE, name)).join("\n"), expected));
  }

  const internal: ToyRpc = { ...withPolicy(READ, "cache"), name: "PullToy", http: "", level: "" };
  const wrong: [string, ToyRpc, RegExp][] = [
    ["UNSPECIFIED access", withPolicy(WRITE, "access", "[ACCESS_STAFF, ACCESS_UNSPECIFIED]"), /access names nobody/],
    ["SELF without an owner_field", withPolicy(WRITE, "ownership", "OWNERSHIP_SELF"), /owner_field goes with/],
    ["an owner_field without SELF", withPolicy(WRITE, "owner_field", '"id"'), /owner_field goes with/],
    [
      "an owner_field that the request has not",
      withPolicy(withPolicy(WRITE, "ownership", "OWNERSHIP_SELF"), "owner_field", '"nobody"'),
      /'nobody' is no field of the request/,
    ],
    [
      "SELF for everyone",
      withPolicy(
        withPolicy(withPolicy(WRITE, "ownership", "OWNERSHIP_SELF"), "owner_field", '"id"'),
        "access",
        "[ACCESS_PUBLIC]",
      ),
      /not ACCESS_PUBLIC/,
    ],
    ["ACCESS_SERVICE without callers", withPolicy(WRITE, "access", "[ACCESS_SERVICE]"), /callers is empty/],
    ["no HTTP rule and no callers", internal, /callers is empty/],
    ["the edge among the callers", withPolicy(WRITE, "callers", '["edge"]'), /callers has 'edge'/],
    ["a body without a limit", withPolicy(WRITE, "body_limit_bytes"), /body_limit_bytes goes with/],
    ["a limit without a body", withPolicy(READ, "body_limit_bytes", "10"), /body_limit_bytes goes with/],
    ["a read without a cache", withPolicy(READ, "cache"), /cache goes with/],
    ["a write with a cache", withPolicy(WRITE, "cache", "{max_age_seconds: 1}"), /cache goes with/],
    ["a stream with a cache", { ...READ, stream: true }, /cache goes with/],
    ["a key without a request_id", { ...WRITE, request: "string id = 1;" }, /a string field request_id/],
    ["a request_id that is no text", { ...WRITE, request: "int32 request_id = 1;" }, /a string field request_id/],
    [
      "a request_id without a key",
      withPolicy(WRITE, "idempotency", "IDEMPOTENCY_KEY_NONE"),
      /a string field request_id/,
    ],
    [
      "a key on a read",
      {
        ...withPolicy(READ, "idempotency", "IDEMPOTENCY_KEY_OPTIONAL"),
        request: "string request_id = 1; string id = 2;",
      },
      /takes no idempotency key/,
    ],
    [
      "a GET that may have side effects",
      { ...withPolicy(READ, "cache"), level: "IDEMPOTENT" },
      /must state idempotency_level/,
    ],
    ["a List without a level", { ...internal, name: "ListToys" }, /must state idempotency_level/],
    ["a success_status that is none", withPolicy(WRITE, "success_status", "404"), /success_status must be/],
    [
      "a header in capitals",
      withPolicy(WRITE, "header_fields", '[{header: "X-Sign" field: "id"}]'),
      /has 'X-Sign': a name in lower case/,
    ],
    ...["authorization", "x-souk-service", "content-type", "x-forwarded-for", "idempotency-key"].map(
      (header): [string, ToyRpc, RegExp] => [
        `the header ${header} for a field`,
        withPolicy(WRITE, "header_fields", `[{header: "${header}" field: "id"}]`),
        new RegExp(`has '${header}'`),
      ],
    ),
    [
      "a header for what is no text",
      withPolicy(WRITE, "header_fields", '[{header: "toy-sign" field: "toy"}]'),
      /'toy' is no string field/,
    ],
    [
      "a header for a field that is filled already",
      withPolicy(WRITE, "header_fields", '[{header: "toy-sign" field: "request_id"}]'),
      /'request_id' is filled from elsewhere/,
    ],
    [
      "a header twice",
      withPolicy(WRITE, "header_fields", '[{header: "toy-sign" field: "id"}, {header: "toy-sign" field: "id"}]'),
      /names a header twice/,
    ],
    [
      "headers where there is no edge",
      withPolicy(withPolicy(internal, "callers", '["cart"]'), "header_fields", '[{header: "toy-sign" field: "id"}]'),
      /they go with a google.api.http rule/,
    ],
    [
      "a location of a field that there is not",
      withPolicy(READ, "location", '"/v1/{nowhere}"'),
      /'nowhere' is no field of/,
    ],
  ];
  for (const [name, rpc, expected] of wrong) {
    it(`refuses ${name}`, () => assert.match(faults(rpc).join("\n"), expected));
  }

  const right: [string, ToyRpc][] = [
    ["a location of the bare resource", withPolicy(READ, "location", '"/v1/toys/{id}"')],
    ["a location through the response", withPolicy(WRITE, "location", '"/v1/toys/{toy.id}"')],
    ["an internal rpc with callers", withPolicy(internal, "callers", '["cart"]')],
    ["a public rpc that a service calls too", withPolicy(READ, "callers", '["cart"]')],
    ["headers for a field", withPolicy(WRITE, "header_fields", '[{header: "toy-sign" field: "id"}]')],
    ["a stream without a cache", { ...withPolicy(READ, "cache"), stream: true }],
  ];
  for (const [name, rpc] of right) it(`takes ${name}`, () => assert.deepEqual(faults(rpc), []));
});
