import assert from "node:assert/strict";
import type { ContractFacts } from "./contract-facts.ts";
import { findEventFaults } from "./events.ts";
import { findReasonFaults } from "./reasons.ts";
import { toyFacts } from "./test/contracts.ts";
import { toyTree } from "./test/tree.ts";

const HEAD = 'syntax = "proto3"; package souk.toy.v1; import "souk/options/v1/options.proto";';

function eventFacts(policy: string, file = "events.proto"): ContractFacts {
  const option = policy ? `option (souk.options.v1.event_policy) = {${policy}};` : "";
  return toyFacts({ [`souk/toy/v1/${file}`]: `${HEAD} message ToyMade { ${option} message Part { string id = 1; } }` });
}

describe("event policies", () => {
  const consumer = { "services/shelf/src/queues/toy-made.ts": 'export const QUEUE = "shelf.toy-made";' };
  const faults = (facts: ContractFacts, files = {}) => toyTree(files, (root) => findEventFaults(facts, root));

  it("are whole with an aggregate, and with a consumer for each subscriber", () => {
    assert.deepEqual(faults(eventFacts('aggregate: "toy"')), []);
    assert.deepEqual(faults(eventFacts('aggregate: "toy" subscribers: ["shelf"]'), consumer), []);
  });

  it("must not be missing in events.proto; messages inside an event need none", () => {
    const found = faults(eventFacts(""));
    assert.deepEqual(found, [
      "souk.toy.v1.ToyMade: event_policy is missing (every message in events.proto is an event)",
    ]);
  });

  it("belong into events.proto", () => {
    assert.match(faults(eventFacts('aggregate: "toy"', "toy.proto")).join(), /does not stand in events\.proto/);
  });

  it("need an aggregate", () => {
    assert.match(faults(eventFacts("subscribers: []")).join(), /aggregate is missing/);
  });

  const nowhere: [string, Record<string, string>][] = [
    ["there is none", {}],
    ["another queue is consumed", { "services/shelf/src/queues/x.ts": '"shelf.toy-lost"' }],
    ["only a test names it", { "services/shelf/src/queues/x.test.ts": '"shelf.toy-made"' }],
    ["another service has it", { "services/cart/src/queues/x.ts": '"shelf.toy-made"' }],
  ];
  for (const [name, files] of nowhere) {
    it(`name no subscriber without a consumer: ${name}`, () => {
      const found = faults(eventFacts('aggregate: "toy" subscribers: ["shelf"]'), files).join();
      assert.match(found, /subscriber 'shelf' has no consumer: no file in services\/shelf names 'shelf\.toy-made'/);
    });
  }
});

describe("error reasons", () => {
  const faults = (policy: string) =>
    findReasonFaults(
      toyFacts({
        "souk/toy/v1/error_reason.proto": `${HEAD} enum ErrorReason {
          ERROR_REASON_UNSPECIFIED = 0;
          ERROR_REASON_TOY_LOST = 1 ${policy ? `[(souk.options.v1.reason_policy) = {${policy}}]` : ""}; }`,
      }),
    ).join("\n");
  const example = (json: string) => `code: NOT_FOUND example: ${JSON.stringify(json)}`;

  it("are whole with a code and an example that fits", () => {
    assert.equal(faults(example('{"reason":"TOY_LOST","domain":"souk.toy.v1","metadata":{"id":"a"}}')), "");
  });

  const wrong: [string, string, RegExp][] = [
    ["no policy", "", /TOY_LOST: reason_policy is missing/],
    ["no code", 'example: "{\\"reason\\":\\"TOY_LOST\\",\\"domain\\":\\"souk.toy.v1\\"}"', /code is missing/],
    ["an example that is no JSON", example("{reason}"), /not an ErrorInfo as JSON/],
    ["an example of another reason", example('{"reason":"X","domain":"souk.toy.v1"}'), /has the reason 'X'/],
    ["an example of another domain", example('{"reason":"TOY_LOST","domain":"x"}'), /has the domain 'x'/],
    [
      "an example with more than ErrorInfo has",
      example('{"reason":"TOY_LOST","domain":"souk.toy.v1","id":1}'),
      /has 'id'/,
    ],
  ];
  for (const [name, policy, expected] of wrong) it(`refuse ${name}`, () => assert.match(faults(policy), expected));
});
