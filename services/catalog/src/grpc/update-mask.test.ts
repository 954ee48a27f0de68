import assert from "node:assert/strict";
import { AppError } from "@souk/chassis/errors";
import { Product, ProductState } from "@souk/proto/souk/catalog/v1/product";
import { changesOf } from "./update-mask.ts";

function expectInvalid(field: string, work: () => unknown): void {
  assert.throws(
    work,
    (error) =>
      error instanceof AppError && error.reason === "INVALID_REQUEST" && error.fieldViolations[0]?.field === field,
  );
}

describe("update mask", () => {
  const product = Product.fromPartial({
    title: "Green mug",
    price: { currencyCode: "EUR", amountMinor: 990n },
    state: ProductState.DRAFT,
  });

  it("changes the fields that it names, and empties those that are not set", () => {
    assert.deepEqual(changesOf(product, ["title", "brand", "category_ids"]), {
      title: "Green mug",
      brand: "",
      categoryIds: [],
    });
  });

  it("without paths, or with *, changes every field that is set", () => {
    const all = { title: "Green mug", price: { currency: "EUR", amountMinor: 990n }, state: "DRAFT" };
    assert.deepEqual(changesOf(product, []), all);
    assert.deepEqual(changesOf(product, undefined), all);
    assert.deepEqual(changesOf(product, ["*"]), all);
  });

  it("reaches into the price", () => {
    assert.deepEqual(changesOf(product, ["price.amount_minor"]), { price: { amountMinor: 990n } });
    assert.deepEqual(changesOf(product, ["price.amount_minor", "price.currency_code"]), {
      price: { amountMinor: 990n, currency: "EUR" },
    });
  });

  it("ignores what only the service writes", () => {
    assert.deepEqual(changesOf(product, ["etag", "product_id", "create_time", "update_time"]), {});
  });

  it("refuses a path that is no field", () => {
    for (const path of ["nonsense", "__proto__", "constructor", "price.x", "pictures.uri"]) {
      expectInvalid("update_mask", () => changesOf(product, [path]));
    }
  });

  it("refuses to empty what must not be empty", () => {
    const empty = Product.fromPartial({});
    expectInvalid("product.title", () => changesOf(empty, ["title"]));
    expectInvalid("product.slug", () => changesOf(empty, ["slug"]));
    expectInvalid("product.price", () => changesOf(empty, ["price"]));
    expectInvalid("product.state", () => changesOf(empty, ["state"]));
  });
});
