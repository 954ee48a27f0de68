import assert from "node:assert/strict";
import type { ProductQuery } from "../../src/domain/product-query.ts";
import type { ProductStore, SlugClaims } from "../../src/usecases/ports.ts";
import { anonymousCall, mug } from "./mothers.ts";

const NOTHING = {};
const ACTIVE: ProductQuery = { state: "ACTIVE", order: "create_time desc" };

/** The rules that every product store keeps. */
export function describeProductStore(name: string, open: () => ProductStore): void {
  describe(`product store: ${name}`, () => {
    let store: ProductStore;
    const put = (id: string, changes: Parameters<typeof mug>[0] = {}) =>
      store.create(mug({ id, slug: id, ...changes }), [], anonymousCall(), NOTHING);

    beforeEach(() => {
      store = open();
    });

    it("gives back exactly what was created", async () => {
      const product = mug({
        attributes: { "a.b": "$x", colour: "blue" },
        price: { currency: "EUR", amountMinor: 2n ** 62n },
      });
      assert.equal(await store.create(product, [], anonymousCall({ key: "k" }), NOTHING), true);
      const slot = await store.read(product.id);
      assert.deepEqual(slot, { v: 1n, product, origin: { key: "k", fingerprint: "f" } });
    });

    it("creates an id once", async () => {
      await put("a");
      assert.equal(await put("a", { title: "Another" }), false);
      assert.equal((await store.read("a")).product?.title, "Blue mug");
    });

    it("updates only the version that was read", async () => {
      await put("a");
      assert.equal(await store.update(mug({ id: "a", v: 2n, title: "Second" }), [], anonymousCall()), true);
      assert.equal(await store.update(mug({ id: "a", v: 2n, title: "Late" }), [], anonymousCall()), false);
      assert.equal((await store.read("a")).product?.title, "Second");
    });

    it("remembers the calls that changed a product", async () => {
      await put("a");
      await store.update(mug({ id: "a", v: 2n, title: "Second" }), [], anonymousCall({ key: "c1" }));
      await store.update(mug({ id: "a", v: 3n, title: "Third" }), [], anonymousCall({ key: "c2" }));
      const finished = await store.finishedCall("a", "c1");
      assert.equal(finished?.product.title, "Second");
      assert.equal(finished?.product.v, 2n);
      assert.equal(await store.finishedCall("a", "c3"), undefined);
    });

    it("remembers a hundred calls, and forgets them when it is told to", async () => {
      await put("a");
      for (let i = 0; i < 100; i++) {
        const changed = mug({ id: "a", v: BigInt(i + 2), title: `Title ${i}` });
        await store.update(changed, [], anonymousCall({ key: `c${i}` }));
      }
      assert.equal((await store.finishedCall("a", "c0"))?.product.title, "Title 0");
      assert.equal((await store.finishedCall("a", "c99"))?.product.title, "Title 99");
      await store.forgetCalls(new Date(Date.UTC(2100, 0, 1)));
      assert.equal(await store.finishedCall("a", "c0"), undefined);
    });

    it("remembers a call that changed nothing, at the version that it was decided on", async () => {
      await put("a");
      const { product } = await store.read("a");
      assert.ok(product);
      assert.equal(await store.remember(product, anonymousCall({ key: "k" })), true);
      assert.deepEqual((await store.finishedCall("a", "k"))?.product, product);
      assert.equal((await store.read("a")).v, 1n);
      assert.equal(await store.remember({ ...product, v: 9n }, anonymousCall({ key: "l" })), false);
    });

    it("a fence over nothing keeps those out who read nothing", async () => {
      const read = await store.read("a");
      assert.equal(await store.fence("a", read), true);
      assert.equal(await put("a"), false);
      const tombstone = await store.read("a");
      assert.equal(tombstone.product, undefined);
      assert.equal(await store.create(mug({ id: "a", v: 2n }), [], anonymousCall(), tombstone), true);
    });

    it("a fence over a product makes a write begun before it fail", async () => {
      await put("a");
      assert.equal(await store.fence("a", await store.read("a")), true);
      assert.equal(await store.update(mug({ id: "a", v: 2n }), [], anonymousCall()), false);
      assert.equal(await store.fence("a", { v: 1n }), false);
    });

    it("gives many by id and leaves out those that are not there", async () => {
      await put("a");
      await put("b");
      const found = await store.getMany(["b", "x", "a"]);
      assert.deepEqual(found.map(({ id }) => id).sort(), ["a", "b"]);
    });

    it("gives every product of whatever state, by id, and no tombstone", async () => {
      const ids = Array.from({ length: 205 }, (_, i) => `p${i + 1_000}`);
      for (const id of ids) await put(id, id.endsWith("7") ? { state: "ARCHIVED" } : {});
      await store.fence("p1100x", {});
      const seen: string[] = [];
      for await (const batch of store.everyProduct()) seen.push(...batch.map(({ id }) => id));
      assert.deepEqual(seen, ids);
    });

    it("tells which calls created the products that are there, and nothing of tombstones", async () => {
      await store.create(mug({ id: "a" }), [], anonymousCall({ key: "k" }), NOTHING);
      await store.fence("t", NOTHING);
      assert.deepEqual([...(await store.creatorsOf(["a", "t", "x"]))], [["a", "k"]]);
    });

    it("pages through every order without a gap or a repeat", async () => {
      for (let i = 0; i < 25; i++) {
        const createTime = new Date(Date.UTC(2026, 0, 1 + (i % 7)));
        const price = { currency: "EUR", amountMinor: BigInt(i % 5) };
        await put(`p${i}`, { createTime, price, title: `T${i % 3}` });
      }
      for (const order of ["create_time desc", "title", "price", "price desc"] as const) {
        const seen = await readAllPages(store, { state: "ACTIVE", order });
        assert.equal(seen.length, 25, order);
        assert.equal(new Set(seen).size, 25, order);
      }
    });

    it("filters by state, category, brand and variant group", async () => {
      await put("a", { categoryIds: ["mugs", "gifts"] });
      await put("b", { brand: "Fjell" });
      await put("c", { variantGroup: "g1" });
      await put("d", { state: "DRAFT" });
      const ids = async (filter?: ProductQuery["filter"]) => {
        const query = filter ? { ...ACTIVE, filter } : ACTIVE;
        return (await store.list(query, undefined, 10)).map(({ id }) => id).sort();
      };
      assert.deepEqual(await ids(), ["a", "b", "c"]);
      assert.deepEqual(await ids({ by: "category_id", value: "gifts" }), ["a"]);
      assert.deepEqual(await ids({ by: "brand", value: "Fjell" }), ["b"]);
      assert.deepEqual(await ids({ by: "variant_group", value: "g1" }), ["c"]);
      const drafts = await store.list({ state: "DRAFT", order: "price" }, undefined, 10);
      assert.deepEqual(
        drafts.map(({ id }) => id),
        ["d"],
      );
    });
  });
}

/** The rules that every keeper of slug claims keeps. */
export function describeSlugClaims(name: string, open: () => SlugClaims): void {
  describe(`slug claims: ${name}`, () => {
    const FUTURE = new Date(Date.UTC(2100, 0, 1));
    let slugs: SlugClaims;

    beforeEach(() => {
      slugs = open();
    });

    it("gives a slug to one product only", async () => {
      assert.ok(await slugs.claim("s", "a"));
      assert.equal(await slugs.claim("s", "b"), undefined);
      assert.ok(await slugs.claim("s", "a"));
    });

    it("a released slug is free again", async () => {
      const claim = await slugs.claim("s", "a");
      assert.ok(claim);
      await slugs.release(claim);
      assert.ok(await slugs.claim("s", "b"));
    });

    it("a release misses a claim that was made again since", async () => {
      const old = await slugs.claim("s", "a");
      assert.ok(old);
      await slugs.claim("s", "a");
      await slugs.release(old);
      assert.equal(await slugs.claim("s", "b"), undefined);
    });

    it("a claim is in doubt until it is confirmed, and again when it is about to be given up", async () => {
      const claim = await slugs.claim("s", "a");
      assert.ok(claim);
      assert.equal((await slugs.inDoubt(FUTURE, 10)).length, 1);
      await slugs.confirm(claim);
      assert.deepEqual(await slugs.inDoubt(FUTURE, 10), []);
      const doubted = await slugs.doubt("s", "a");
      assert.deepEqual(await slugs.inDoubt(FUTURE, 10), [doubted]);
    });
  });
}

async function readAllPages(store: ProductStore, query: ProductQuery): Promise<string[]> {
  const seen: string[] = [];
  for (let page = await store.list(query, undefined, 4); page.length > 0; ) {
    seen.push(...page.map(({ id }) => id));
    const last = page.at(-1);
    page = last ? await store.list(query, store.keysOf(last, query), 4) : [];
  }
  return seen;
}
