import assert from "node:assert/strict";
import fc from "fast-check";
import { mug, mugFields } from "../../test/support/mothers.ts";
import { CatalogError, type CatalogReason } from "./errors.ts";
import { archiveProduct, changeProduct, createProduct } from "./product.ts";
import { checkTransition, type ProductState } from "./product-state.ts";

const NOW = new Date("2026-05-06T07:08:09Z");

function expectRejected(reason: CatalogReason, work: () => unknown): void {
  assert.throws(work, (error) => error instanceof CatalogError && error.reason === reason);
}

describe("product", () => {
  it("begins with version 1 and tells that it is there", () => {
    const { product, events } = createProduct("mug-1", mugFields(), "EUR", NOW);
    assert.deepEqual([product.v, product.createTime, product.updateTime], [1n, NOW, NOW]);
    assert.deepEqual(events, [{ kind: "ProductChanged", state: "ACTIVE", changedFields: [] }]);
  });

  it("has its price in the currency of the shop", () => {
    expectRejected("CURRENCY_NOT_ACCEPTED", () => createProduct("mug-1", mugFields(), "USD", NOW));
    expectRejected("CURRENCY_NOT_ACCEPTED", () => changeProduct(mug(), { price: { currency: "USD" } }, "EUR", NOW));
  });

  it("a change tells which fields changed and raises the version by one", () => {
    const { product, events } = changeProduct(mug(), { title: "Green mug", brand: "Nordlys" }, "EUR", NOW);
    assert.equal(product.v, 2n);
    assert.deepEqual(product.updateTime, NOW);
    assert.deepEqual(events, [{ kind: "ProductChanged", state: "ACTIVE", changedFields: ["title"] }]);
  });

  it("a change of price tells both prices", () => {
    const { events } = changeProduct(mug(), { price: { amountMinor: 990n } }, "EUR", NOW);
    const [changed, price] = events;
    assert.deepEqual(changed, { kind: "ProductChanged", state: "ACTIVE", changedFields: ["price"] });
    assert.deepEqual(price, {
      kind: "PriceChanged",
      oldPrice: { currency: "EUR", amountMinor: 1_290n },
      newPrice: { currency: "EUR", amountMinor: 990n },
    });
  });

  it("a change to what it is already changes nothing and tells nothing", () => {
    const before = mug();
    const same = changeProduct(before, mugFields({ attributes: { ...before.attributes } }), "EUR", NOW);
    assert.equal(same.product, before);
    assert.deepEqual(same.events, []);
  });

  it("an archived product is not changed any more, and archiving it again changes nothing", () => {
    const archived = archiveProduct(mug(), NOW);
    assert.equal(archived.product.state, "ARCHIVED");
    assert.equal(archiveProduct(archived.product, NOW).product, archived.product);
    expectRejected("ILLEGAL_STATE_CHANGE", () => changeProduct(archived.product, { title: "x" }, "EUR", NOW));
  });

  it("no way leads out of ARCHIVED", () => {
    const states = fc.constantFrom<ProductState>("DRAFT", "ACTIVE", "ARCHIVED");
    fc.assert(
      fc.property(fc.array(states, { minLength: 1, maxLength: 20 }), (wanted) => {
        const path: ProductState[] = [];
        for (const to of wanted) path.push(step(path.at(-1), to));
        const archivedAt = path.indexOf("ARCHIVED");
        const after = archivedAt < 0 ? [] : path.slice(archivedAt);
        assert.ok(after.every((state) => state === "ARCHIVED"));
      }),
    );
  });
});

function step(from: ProductState | undefined, to: ProductState): ProductState {
  try {
    checkTransition(from ?? "DRAFT", to);
    return to;
  } catch {
    return from ?? "DRAFT";
  }
}
