import assert from "node:assert/strict";
import { join } from "node:path";
import { loadContract } from "@souk/chassis/contract";
import { AppError } from "@souk/chassis/errors";
import { testContract, testKeys } from "@souk/chassis/testing";
import { PACTS_FOLDER, type ProducedJob, type StateHandler, verifyPacts, verifyRpcProvider } from "@souk/contracts";
import { comparePacts } from "@souk/contracts/pacts";
import { startEdge } from "../../edge/test/support/edge.ts";
import { serviceError, startUpstream } from "../../edge/test/support/scripted-upstream.ts";
import { ROOT } from "../kit/paths.ts";
import { findBreaks } from "./breaking.ts";
import { readFacts } from "./contract-facts.ts";
import { findPactGaps } from "./pacts.ts";
import { bentImage, dropEnumValue, moveRoute, renameField } from "./test/bent-contract.ts";
import { changePact, withPact } from "./test/one-pact.ts";

const PATH = "catalog/inventory-catalog.json";
const NEW_PRODUCT = "ProductChanged for inventory: a product is new";

/** What the planted breakages are caught by; beside each stands the same without the breakage, which passes. */
describe("a breakage is caught", function () {
  this.timeout(30_000);

  describe("by the gate of pacts in `make lint`, which holds them against the contract", () => {
    const gaps = (image: Uint8Array) => findPactGaps(readFacts(image), image, ROOT).join("\n");

    it("but not where there is none", () => assert.equal(gaps(bentImage(() => undefined)), ""));

    it("when a field of an answer is renamed", () => {
      const found = gaps(bentImage(renameField("souk.catalog.v1.Product", "title", "headline")));
      assert.match(found, /edge-catalog\.json: 'GetProduct: .*the reply does not fit the contract: .*"title"/);
    });

    it("when a value of an enum is dropped", () => {
      const found = gaps(bentImage(dropEnumValue("PRODUCT_STATE_ACTIVE")));
      assert.match(found, /edge-catalog\.json: 'GetProduct: .*PRODUCT_STATE_ACTIVE/);
      assert.match(
        found,
        /inventory-catalog\.json: 'ProductChanged for inventory: .*the event does not fit the contract/,
      );
    });
  });

  describe("by verification of a provider of rpcs", () => {
    /** A service that has no product, and says so by this reason. */
    async function verify(reason: string): Promise<number> {
      const keys = await testKeys(["edge"]);
      const upstream = await startUpstream(testContract());
      const error = new AppError("souk.catalog.v1", reason, "There is no such product.", {});
      upstream.answer(() => serviceError(testContract(), error));
      const provider = { provider: "catalog", address: upstream.address, keys, states: {} };
      const interaction = "GetProduct: there is no such product";
      try {
        const run = (folder: string) => verifyRpcProvider({ ...provider, folder });
        return await withPact("catalog/edge-catalog.json", run, interaction);
      } finally {
        await upstream.stop();
        await keys.remove();
      }
    }

    it("but not where there is none", async () => assert.equal(await verify("PRODUCT_NOT_FOUND"), 1));

    it("when the reason of an error changes, though its code does not", () =>
      assert.rejects(
        verify("CATEGORY_NOT_FOUND"),
        /Expected 'CATEGORY_NOT_FOUND' .*to be equal to 'PRODUCT_NOT_FOUND'/,
      ));
  });

  describe("by verification of the edge", () => {
    async function verify(image: Uint8Array): Promise<number> {
      const edge = await startEdge(loadContract(image));
      const product = {
        productId: "blue-mug",
        title: "Mug",
        price: { currencyCode: "EUR", amountMinor: 1n },
        state: 2,
      };
      const onSale = async () => void edge.upstream.answer(() => ({ reply: { product } }));
      const states = { "a product is on sale": async () => onSale().then(() => undefined) };
      const run = (folder: string) => verifyPacts({ folder, provider: "edge", url: edge.url, states });
      try {
        return await withPact("edge/storefront-edge.json", run, "a product's page");
      } finally {
        await edge.stop();
      }
    }

    it("but not where there is none", async () => assert.equal(await verify(testContract().image), 1));

    it("when the path of a route changes, which buf does not see, and the gate `breaking` does", async () => {
      const image = bentImage(moveRoute("GetProduct", "/v1/goods/{product_id}"));
      await assert.rejects(verify(image), /a product's page\n.*expected 200 but was 405/s);
      const breaks = findBreaks(readFacts(testContract().image), readFacts(image)).join();
      assert.match(breaks, /GetProduct: the route GET \/v1\/products\/\{product_id\} .* is gone or changed/);
    });
  });

  describe("by verification of a producer of events", () => {
    const data = { productId: "told-mug", state: "PRODUCT_STATE_ACTIVE" };
    const envelope = { id: "event-7", type: "souk.catalog.v1.ProductChanged", subject: "told-mug", sequence: 1, data };
    const job: ProducedJob = { queue: "inventory.product-changed", name: envelope.type, data: envelope };

    const provider = (state: StateHandler) => ({
      ...{ provider: "catalog", url: "http://127.0.0.1", states: { "a product is on sale": state } },
    });
    function verify(produced: ProducedJob, state: StateHandler = async () => undefined): Promise<number> {
      const producers = { [NEW_PRODUCT]: async () => produced };
      const run = (folder: string) => verifyPacts({ ...provider(state), folder, producers });
      return withPact(PATH, run, NEW_PRODUCT);
    }

    it("but not where there is none", async () => assert.equal(await verify(job), 1));

    it("when a queue is renamed", () =>
      assert.rejects(verify({ ...job, queue: "inventory.product-news" }), /queue.*inventory\.product-news/));

    it("when metadata is missing", () => assert.rejects(verify({ ...job, name: undefined as never }), /jobName/));

    it("when the handler of a state throws", () =>
      assert.rejects(
        verify(job, () => Promise.reject(new Error("no shelf"))),
        /the handler of the state 'a product is on sale' threw: no shelf/,
      ));

    it("when an interaction was made pending, which Pact lets fail", () => {
      const run = (folder: string) => {
        changePact(join(folder, PATH), (all) => all.map((each) => ({ ...each, pending: true })));
        return verifyPacts({
          ...provider(async () => undefined),
          folder,
          producers: { [NEW_PRODUCT]: async () => job },
        });
      };
      return assert.rejects(withPact(PATH, run, NEW_PRODUCT), /0 of 1 interactions were verified/);
    });
  });

  describe("by comparison with what the consumers write", () => {
    const compare = (change: Parameters<typeof changePact>[1]) =>
      withPact(PATH, async (fresh) => {
        changePact(join(fresh, PATH), change);
        return comparePacts(PACTS_FOLDER, fresh).filter((fault) => fault.startsWith("catalog/inventory"));
      });

    it("when a pact is stale", async () => {
      const found = await compare((all) => all.filter(({ description }) => description !== NEW_PRODUCT));
      assert.deepEqual(found, [`${PATH}: '${NEW_PRODUCT}' is stale: no test expects it`]);
    });

    it("when an expectation has changed, or is new", async () => {
      const changed = (all: Parameters<Parameters<typeof changePact>[1]>[0]) =>
        all.map((each) => ({ ...each, pending: true }));
      assert.match((await compare(changed)).join(), /'ProductChanged for inventory: a product is new' has changed/);
      const added = await compare((all) => [...all, { description: "ProductChanged for inventory: one more" }]);
      assert.match(added.join(), /'ProductChanged for inventory: one more' is missing/);
    });
  });
});
