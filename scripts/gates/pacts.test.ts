import assert from "node:assert/strict";
import { testContract } from "@souk/chassis/testing";
import type { ContractFacts } from "./contract-facts.ts";
import { findPactGaps } from "./pacts.ts";
import { READ, rpcFacts, toyFacts, withPolicy } from "./test/contracts.ts";
import { toyTree } from "./test/tree.ts";

const HEAD = 'syntax = "proto3"; package souk.toy.v1; import "souk/options/v1/options.proto";';
const CALLED = rpcFacts(withPolicy(READ, "callers", '["cart", "ops"]'));
const TOLD = toyFacts({
  "souk/toy/v1/events.proto": `${HEAD} message ToyMade { option (souk.options.v1.event_policy) = {aggregate: "toy" subscribers: ["cart"]}; }`,
});

const services = { "services/toy/src/app.ts": "", "services/cart/src/app.ts": "", "edge/src/app.ts": "" };
const call = { type: "Synchronous/HTTP", description: "one", request: { method: "GET", path: "/v1/toys/a" } };
const pact = (consumer: string, provider: string, ...interactions: object[]) => ({
  [`proto/pacts/${provider}/${consumer}-${provider}.json`]: JSON.stringify({
    ...{ consumer: { name: consumer }, provider: { name: provider }, interactions },
  }),
});
const tests = {
  "services/cart/test/contract/consumer/toy.pact.ts": "",
  "edge/test/contract/consumer/toy.pact.ts": "",
  "services/toy/test/contract/provider.pact.ts": "",
};
const called = { ...services, ...tests, ...pact("cart", "toy", call), ...pact("edge", "toy", call) };

function gaps(facts: ContractFacts, files: Readonly<Record<string, string | undefined>>): string {
  const there = Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return toyTree(Object.fromEntries(there), (root) => findPactGaps(facts, testContract().image, root)).join("\n");
}

describe("the pacts of all pairs", () => {
  it("are those of callers that are here, and of the edge where there is a route", () => {
    assert.equal(gaps(CALLED, called), "");
    const missing = gaps(CALLED, services);
    assert.match(
      missing,
      /toy\/cart-toy\.json is missing: services\/cart\/test\/contract\/consumer\/toy\.pact\.ts says/,
    );
    assert.match(missing, /toy\/edge-toy\.json is missing: edge\/test\/contract\/consumer\/toy\.pact\.ts says/);
    assert.doesNotMatch(missing, /ops/, "which is no service");
  });

  it("are asked of nobody who is still to come", () => {
    assert.equal(gaps(CALLED, { "services/toy/src/app.ts": "" }), "");
    assert.equal(gaps(CALLED, { "services/cart/src/app.ts": "" }), "");
  });

  it("have the events that a service subscribes to, and calls where it calls", () => {
    const both = { ...CALLED, events: TOLD.events };
    assert.match(gaps(both, called), /toy\/cart-toy\.json has no souk\.toy\.v1\.ToyMade/);
    const event = { type: "Asynchronous/Messages", description: "e", metadata: { jobName: "souk.toy.v1.ToyMade" } };
    assert.match(gaps(both, { ...called, ...pact("cart", "toy", event) }), /toy\/cart-toy\.json has no call/);
  });

  it("belong to a pair", () => {
    assert.match(gaps(CALLED, { ...called, ...pact("shelf", "toy", call) }), /toy\/shelf-toy\.json is of no pair/);
  });

  it("are written by a test of the consumer, and verified by one of the provider", () => {
    for (const test of Object.keys(tests)) {
      assert.ok(gaps(CALLED, { ...called, [test]: undefined }).includes(`${test} is missing`), test);
    }
  });

  it("are those of outside clients, too", () => {
    const client = { "edge/test/contract/clients/app.pact.ts": "", "edge/test/contract/provider.pact.ts": "" };
    assert.match(gaps(CALLED, { ...called, ...client }), /edge\/app-edge\.json is missing/);
    assert.equal(gaps(CALLED, { ...called, ...client, ...pact("app", "edge", call) }), "");
    assert.match(gaps(CALLED, { ...called, ...pact("app", "edge", call) }), /edge\/app-edge\.json is of no pair/);
  });

  it("fit the contract", () => {
    const wrong = { ...call, request: { method: "POST", path: "/souk.toy.v1.ToyService/Nothing" } };
    assert.match(
      gaps(CALLED, { ...called, ...pact("cart", "toy", wrong) }),
      /cart-toy\.json: 'one': the contract has no rpc/,
    );
  });
});
