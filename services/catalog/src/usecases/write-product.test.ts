import assert from "node:assert/strict";
import { type FakePorts, fakePorts } from "@souk/chassis/testing";
import { MemoryProductStore } from "../../test/support/memory-product-store.ts";
import { MemorySlugClaims } from "../../test/support/memory-slug-claims.ts";
import { anonymousCall, mugFields } from "../../test/support/mothers.ts";
import { archiveProduct, updateProduct } from "./change-product.ts";
import { createProduct } from "./create-product.ts";
import { sweepSlugs } from "./sweep-slugs.ts";

interface Shop {
  readonly ports: FakePorts;
  readonly products: MemoryProductStore;
  readonly slugs: MemorySlugClaims;
  readonly create: ReturnType<typeof createProduct>;
  readonly update: ReturnType<typeof updateProduct>;
  readonly archive: ReturnType<typeof archiveProduct>;
  readonly sweep: ReturnType<typeof sweepSlugs>;
}

function openShop(): Shop {
  const ports = fakePorts();
  const products = new MemoryProductStore();
  const slugs = new MemorySlugClaims(ports);
  const deps = { products, slugs, ...ports, shopCurrency: "EUR" };
  return {
    ...{ ports, products, slugs },
    create: createProduct(deps),
    update: updateProduct(deps),
    archive: archiveProduct(deps),
    sweep: sweepSlugs(deps),
  };
}

async function expectRejected(reason: string, work: Promise<unknown>): Promise<void> {
  await assert.rejects(work, (error) => (error as { reason?: string }).reason === reason);
}

const call = anonymousCall;
const change = { expectedV: undefined, call: call() };

describe("creating a product", () => {
  it("repeated with the same request id gives the same product and tells once", async () => {
    const shop = openShop();
    const command = { productId: "", fields: mugFields(), call: call({ key: "k1" }) };
    const first = await shop.create(command);
    const second = await shop.create(command);
    assert.deepEqual(second, { product: first.product, replayed: true });
    assert.equal(first.product.id, "k1");
    assert.equal(shop.products.events.length, 1);
  });

  it("refuses a request id that came with another product", async () => {
    const shop = openShop();
    await shop.create({ productId: "", fields: mugFields(), call: call({ key: "k1" }) });
    const other = { productId: "", fields: mugFields(), call: call({ key: "k1", fingerprint: "g" }) };
    await expectRejected("REQUEST_ID_REUSED", shop.create(other));
  });

  it("refuses an id and a slug that are taken", async () => {
    const shop = openShop();
    await shop.create({ productId: "a", fields: mugFields(), call: call() });
    await expectRejected("PRODUCT_EXISTS", shop.create({ productId: "a", fields: mugFields(), call: call() }));
    await expectRejected("SLUG_TAKEN", shop.create({ productId: "b", fields: mugFields(), call: call() }));
  });

  it("claims no slug for a product that it refuses", async () => {
    const shop = openShop();
    const dollars = mugFields({ price: { currency: "USD", amountMinor: 1n } });
    await expectRejected("CURRENCY_NOT_ACCEPTED", shop.create({ productId: "a", fields: dollars, call: call() }));
    assert.deepEqual(await shop.slugs.inDoubt(new Date(8.64e15), 10), []);
  });

  it("makes a slug from the title, and a distinct one where that is taken", async () => {
    const shop = openShop();
    const fields = mugFields({ slug: "" });
    const first = await shop.create({ productId: "a-1", fields, call: call() });
    const second = await shop.create({ productId: "b-2", fields, call: call() });
    assert.deepEqual([first.product.slug, second.product.slug], ["blue-mug", "blue-mug-b2"]);
  });

  it("twenty at once with one request id make one product", async () => {
    const shop = openShop();
    const command = { productId: "", fields: mugFields(), call: call({ key: "k1" }) };
    const all = await Promise.all(Array.from({ length: 20 }, () => shop.create(command)));
    assert.equal(new Set(all.map(({ product }) => product.id)).size, 1);
    assert.equal(shop.products.events.length, 1);
  });
});

describe("changing a product", () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = openShop();
    await shop.create({ productId: "a", fields: mugFields(), call: call() });
  });

  it("refuses a version that is not the one stored", async () => {
    const stale = { productId: "a", expectedV: 7n, call: call(), changes: { title: "x" } };
    await expectRejected("ETAG_MISMATCH", shop.update(stale));
    await expectRejected("ETAG_MISMATCH", shop.archive({ productId: "a", expectedV: 7n, call: call() }));
  });

  it("refuses a product that is not there", async () => {
    await expectRejected("PRODUCT_NOT_FOUND", shop.archive({ productId: "x", ...change }));
  });

  it("repeated with the same request id gives the first reply, even after later changes", async () => {
    const command = { productId: "a", expectedV: 1n, call: call({ key: "k" }), changes: { title: "Second" } };
    const first = await shop.update(command);
    await shop.update({ productId: "a", ...change, changes: { title: "Third" } });
    assert.deepEqual(await shop.update(command), { product: first.product, replayed: true });
    const reused = { ...command, call: call({ key: "k", fingerprint: "g" }) };
    await expectRejected("REQUEST_ID_REUSED", shop.update(reused));
  });

  it("twenty copies of one call at once are one change, and each gets its reply", async () => {
    const command = { productId: "a", expectedV: 1n, call: call({ key: "k" }), changes: { title: "Second" } };
    const all = await Promise.all(Array.from({ length: 20 }, () => shop.update(command)));
    assert.deepEqual(new Set(all.map(({ product }) => product.v)), new Set([2n]));
    assert.equal((await shop.products.read("a")).product?.v, 2n);
  });

  it("a repeat of a call that changed nothing changes nothing later either", async () => {
    const nothing = { productId: "a", expectedV: undefined, call: call({ key: "k" }), changes: { title: "Blue mug" } };
    await shop.update(nothing);
    await shop.update({ productId: "a", ...change, changes: { title: "Later" } });
    assert.equal((await shop.update(nothing)).replayed, true);
    assert.equal((await shop.products.read("a")).product?.title, "Later");
  });

  it("writes nothing once the call's time is up", async () => {
    const late = AbortSignal.abort(new Error("late"));
    await assert.rejects(
      shop.update({ productId: "a", ...change, call: call({ signal: late }), changes: { title: "x" } }),
      /late/,
    );
    await assert.rejects(
      shop.create({ productId: "b", fields: mugFields({ slug: "b" }), call: call({ signal: late }) }),
      /late/,
    );
    assert.deepEqual(await shop.products.read("b"), {});
    assert.equal((await shop.products.read("a")).v, 1n);
  });

  it("without an etag no change is lost: fifty at once all count", async () => {
    const titles = Array.from({ length: 50 }, (_, i) => `Title ${i}`);
    await Promise.all(titles.map((title) => shop.update({ productId: "a", ...change, changes: { title } })));
    assert.equal((await shop.products.read("a")).product?.v, 51n);
  });

  it("a rename frees the old slug and takes the new one", async () => {
    await shop.update({ productId: "a", ...change, changes: { slug: "new-slug" } });
    await shop.create({ productId: "b", fields: mugFields(), call: call() });
    await expectRejected(
      "SLUG_TAKEN",
      shop.create({ productId: "c", fields: mugFields({ slug: "new-slug" }), call: call() }),
    );
  });
});

describe("sweeping slugs", () => {
  it("frees a slug whose claimant never wrote, and keeps the claimant from writing later", async () => {
    const shop = openShop();
    const read = await shop.products.read("a");
    await shop.slugs.claim("blue-mug", "a");
    await shop.ports.clock.advance(61_000);
    await shop.sweep();
    await shop.create({ productId: "b", fields: mugFields(), call: call() });
    const late = { ...mugFields(), id: "a", v: 1n, createTime: new Date(0), updateTime: new Date(0) };
    assert.equal(await shop.products.create(late, [], call(), read), false);
  });

  it("lets a fenced claimant begin again", async () => {
    const shop = openShop();
    await shop.slugs.claim("blue-mug", "a");
    await shop.ports.clock.advance(61_000);
    await shop.sweep();
    const { product } = await shop.create({ productId: "a", fields: mugFields(), call: call() });
    assert.equal(product.v, 2n);
  });

  it("confirms a slug that its product has, and leaves young doubts alone", async () => {
    const shop = openShop();
    await shop.create({ productId: "a", fields: mugFields(), call: call() });
    await shop.slugs.doubt("blue-mug", "a");
    await shop.sweep();
    assert.equal((await shop.slugs.inDoubt(new Date(8.64e15), 10)).length, 1);
    await shop.ports.clock.advance(61_000);
    await shop.sweep();
    assert.deepEqual(await shop.slugs.inDoubt(new Date(8.64e15), 10), []);
    assert.equal((await shop.products.read("a")).product?.v, 1n);
  });
});
