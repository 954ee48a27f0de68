import assert from "node:assert/strict";
import { testContract } from "@souk/chassis/testing";
import { findPactFaults } from "./lint.ts";
import type { Interaction, PactFile } from "./pact-file.ts";

const SERVICE = "/souk.catalog.v1.CatalogService";
const PATH = "catalog/edge-catalog.json";

const read: Interaction = {
  type: "Synchronous/HTTP",
  description: "GetProduct: it is there",
  request: { method: "POST", path: `${SERVICE}/GetProduct`, body: { content: { productId: "mug" } } },
  response: { status: 200, body: { content: { product: { productId: "mug" } } } },
};
const failing = (code: string, info: object): Interaction => ({
  ...read,
  response: { status: 404, body: { content: { code, message: "m", details: { "google.rpc.ErrorInfo": info } } } },
});
const event: Interaction = {
  type: "Asynchronous/Messages",
  description: "ProductChanged for inventory: it is new",
  metadata: { queue: "inventory.product-changed", jobName: "souk.catalog.v1.ProductChanged" },
  contents: { content: { id: "e", data: { productId: "mug" } } },
};

const faultsOf = (change: Partial<PactFile>) =>
  findPactFaults(
    { path: PATH, consumer: "edge", provider: "catalog", interactions: [read], ...change },
    testContract(),
  );
const inRpc = (change: Partial<Interaction>) => faultsOf({ interactions: [{ ...read, ...change }] }).join("\n");
const inEvent = (change: Partial<Interaction>, consumer = "inventory") =>
  faultsOf({ path: `catalog/${consumer}-catalog.json`, consumer, interactions: [{ ...event, ...change }] }).join("\n");

describe("a pact fits the contract", () => {
  const reason = { domain: "souk.catalog.v1", reason: "PRODUCT_NOT_FOUND" };

  it("where its calls, errors and events are the contract's", () => {
    assert.equal(inRpc({}), "");
    assert.equal(inRpc(failing("not_found", reason)), "");
    assert.equal(inEvent({}), "");
  });

  const body = (content: object) => ({ body: { content } });
  const wrongCalls: [rule: string, change: Partial<Interaction>, text: RegExp][] = [
    ["of an rpc that is there", { request: { method: "POST", path: `${SERVICE}/Nothing` } }, /has no rpc .*\/Nothing/],
    [
      "of an rpc that takes one message",
      { request: { method: "POST", path: `${SERVICE}/ImportProducts` } },
      /ImportProducts takes a stream/,
    ],
    ["named by its rpc", { description: "it is there" }, /must begin with 'GetProduct: '/],
    [
      "with fields that the request has",
      { request: { method: "POST", path: `${SERVICE}/GetProduct`, ...body({ sku: "mug" }) } },
      /the request does not fit the contract: .*"sku"/,
    ],
    [
      "with fields that the reply has",
      { response: { status: 200, ...body({ product: { sku: "mug" } }) } },
      /the reply does not fit the contract: .*"sku"/,
    ],
    ["with reasons that are there", failing("not_found", { ...reason, reason: "GONE" }), /has no reason GONE/],
    ["with the reason's code", failing("aborted", reason), /PRODUCT_NOT_FOUND has the code 5, not 10/],
    ["with codes that Connect has", failing("missing", reason), /'missing' is no code/],
  ];
  for (const [rule, change, text] of wrongCalls) it(`with calls ${rule}`, () => assert.match(inRpc(change), text));

  it("with callers that the policy names", () => {
    const found = faultsOf({ path: "catalog/search-catalog.json", consumer: "search" }).join();
    assert.match(found, /search is no caller of .*GetProduct/);
  });

  it("with callers of rpcs that have no route, be it one or any", () => {
    const access = (consumer: string, name: string) => {
      const path = `/souk.ops.v1.AccessService/${name}`;
      const call = { ...read, description: `${name}: it is there`, request: { method: "POST", path, ...body({}) } };
      const interactions = [{ ...call, response: { status: 200, ...body({}) } }];
      return faultsOf({ path: `identity/${consumer}-identity.json`, consumer, provider: "identity", interactions });
    };
    assert.deepEqual([access("edge", "ExchangeApiKey"), access("catalog", "GetAccessState")], [[], []]);
    assert.match(access("catalog", "ExchangeApiKey").join(), /catalog is no caller of .*ExchangeApiKey/);
  });

  const wrongEvents: [rule: string, found: () => string, text: RegExp][] = [
    [
      "that are there",
      () => inEvent({ metadata: { jobName: "souk.catalog.v1.No" } }),
      /has no event souk\.catalog\.v1\.No/,
    ],
    [
      "named by their type and who takes them",
      () => inEvent({ description: "ProductChanged: it is new" }),
      /must begin with 'ProductChanged for inventory: '/,
    ],
    ["for a subscriber", () => inEvent({}, "cart"), /cart is no subscriber of/],
    [
      "from its queue",
      () => inEvent({ metadata: { ...event.metadata, queue: "inventory.news" } }),
      /the queue is 'inventory\.news', but inventory takes .* from 'inventory\.product-changed'/,
    ],
    [
      "with fields that the event has",
      () => inEvent({ contents: { content: { data: { sku: "mug" } } } }),
      /the event does not fit the contract: .*"sku"/,
    ],
  ];
  for (const [rule, found, text] of wrongEvents) it(`with events ${rule}`, () => assert.match(found(), text));

  it("that lies where its pair says, with interactions that stand there once", () => {
    assert.match(faultsOf({ path: "catalog/edge.json" }).join(), /is of edge and catalog/);
    assert.match(faultsOf({ interactions: [] }).join(), /has no interaction/);
    assert.match(faultsOf({ interactions: [read, read] }).join(), /stands there twice/);
  });
});
