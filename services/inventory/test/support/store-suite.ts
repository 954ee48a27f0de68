import assert from "node:assert/strict";
import { adjustBucket, type Bucket, type BucketChange, openBucket } from "../../src/domain/bucket.ts";
import { nextExpiry, type ReservationChange } from "../../src/domain/reservation.ts";
import { commit, confirm, hold, release } from "../../src/domain/reserve.ts";
import type { FollowedProducts, ReservationStore, StockStore } from "../../src/usecases/ports.ts";

const NOW = new Date("2026-03-04T05:06:07.089Z");
const THRESHOLD = 5n;
const FUTURE = new Date(Date.UTC(2100, 0, 1));

const from = (fingerprint: string) => ({ fingerprint, traceparent: undefined });

function adjusted(bucket: Bucket, op: string, delta: bigint, { note = "", at = NOW } = {}): BucketChange {
  return adjustBucket(bucket, { op, delta, note }, THRESHOLD, at);
}

/** The rules that every stock store keeps. */
export function describeStockStore(name: string, open: () => StockStore): void {
  describe(`stock store: ${name}`, () => {
    let store: StockStore;
    let bucket: Bucket;

    beforeEach(async () => {
      store = open();
      const change = openBucket("mug-1", "main", NOW);
      bucket = change.bucket;
      assert.equal(await store.open(change, from("f0")), true);
    });

    it("opens a bucket once and gives it back as it was opened", async () => {
      assert.equal(await store.open(openBucket("mug-1", "main", FUTURE), from("f1")), false);
      assert.deepEqual(await store.bucket(bucket.id), bucket);
      assert.deepEqual(await store.bucketsOf(["mug-1", "none"]), [bucket]);
    });

    it("gives the buckets of every product, each product's together", async () => {
      const productIds = Array.from({ length: 130 }, (_, i) => `p${i + 1_000}`);
      for (const productId of productIds) {
        for (const place of ["main", "shop"]) await store.open(openBucket(productId, place, NOW), from(""));
      }
      const batches: string[][] = [];
      for await (const batch of store.everyBucket()) batches.push(batch.map(({ productId }) => productId));
      const expected = ["mug-1", ...productIds.flatMap((id) => [id, id])];
      assert.deepEqual(batches.flat(), expected);
      batches.forEach((batch, i) => {
        assert.ok(batches.every((other, j) => i === j || !other.some((id) => batch.includes(id))));
      });
    });

    it("changes only the version that was read", async () => {
      const change = adjusted(bucket, "op1", 2n ** 39n);
      assert.equal(await store.update(change, from("f")), true);
      assert.equal(await store.update(adjusted(bucket, "op2", 1n), from("f")), false);
      assert.equal((await store.bucket(bucket.id))?.available, 2n ** 39n);
    });

    it("finds a recorded change before and after it is settled", async () => {
      const change = adjusted(bucket, "op1", 5n, { note: "delivery" });
      await store.update(change, from("print"));
      const expected = { entry: change.entry, fingerprint: "print" };
      assert.deepEqual(await store.recorded(bucket.id, change.entry.id), expected);
      await store.settle(bucket.id);
      assert.deepEqual(await store.recorded(bucket.id, change.entry.id), expected);
      assert.equal(await store.recorded(bucket.id, `${bucket.id}~other`), undefined);
    });

    it("settling moves each entry once and leaves the version alone", async () => {
      await store.update(adjusted(bucket, "op1", 5n), from("f"));
      assert.deepEqual(await store.unsettled(FUTURE, 10), [bucket.id]);
      await Promise.all([store.settle(bucket.id), store.settle(bucket.id)]);
      assert.deepEqual(await store.unsettled(FUTURE, 10), []);
      assert.equal((await store.ledger("mug-1", undefined, 10)).length, 2);
      assert.equal((await store.bucket(bucket.id))?.v, 2n);
    });

    it("lists the ledger newest first, page by page, without a gap or a repeat", async () => {
      let current = bucket;
      for (let i = 1; i <= 9; i++) {
        const change = adjusted(current, `op${i}`, 1n, { at: new Date(NOW.getTime() + Math.floor(i / 3)) });
        await store.update(change, from("f"));
        current = change.bucket;
      }
      await store.settle(bucket.id);
      const all = await store.ledger("mug-1", undefined, 100);
      const paged: string[] = [];
      for (let page = await store.ledger("mug-1", undefined, 4); page.length > 0; ) {
        paged.push(...page.map(({ id }) => id));
        page = await store.ledger("mug-1", page.at(-1), 4);
      }
      assert.equal(all.length, 10);
      assert.deepEqual(
        paged,
        all.map(({ id }) => id),
      );
      assert.ok(all.every(({ createTime }, i) => i === 0 || createTime <= (all[i - 1]?.createTime ?? createTime)));
    });
  });
}

/** The rules that every stock store keeps about reservations. */
export function describeReservations(
  name: string,
  open: () => { readonly stock: StockStore; readonly reservations: ReservationStore },
): void {
  describe(`reservations in the stock store: ${name}`, () => {
    let stock: StockStore;
    let store: ReservationStore;
    const around = (ms: number) => ({ now: new Date(NOW.getTime() + ms), lowThreshold: THRESHOLD });
    const bucketId = "mug-1~main~0";
    const wanted = (orderId: string, expireTime = around(1_000).now) => ({
      orderId,
      buyerId: "b",
      quantity: 1n,
      expireTime,
    });
    const reserved = async () => {
      const found = await store.reserved(bucketId);
      assert.ok(found);
      return found;
    };
    const save = async (change: ReservationChange | undefined) => {
      assert.ok(change);
      const reservations = new Map((await reserved()).reservations).set(change.reservation.orderId, change.reservation);
      return store.reserve(change, nextExpiry(reservations.values()), from(""));
    };

    beforeEach(async () => {
      ({ stock, reservations: store } = open());
      const { bucket } = openBucket("mug-1", "main", NOW);
      await stock.open(openBucket("mug-1", "main", NOW), from(""));
      await stock.update(adjusted(bucket, "fill", 9n), from(""));
      await stock.settle(bucketId);
    });

    it("gives back exactly what was reserved, beside the bucket", async () => {
      const change = hold(await reserved(), wanted("o-1"), around(0));
      assert.equal(await save(change), true);
      const { bucket, reservations } = await reserved();
      assert.deepEqual([...reservations], [["o-1", change?.reservation]]);
      assert.deepEqual(bucket, change?.bucket);
      assert.deepEqual(await stock.bucket(bucketId), bucket);
      assert.equal(await store.reserved("none"), undefined);
    });

    it("changes only the version that was read", async () => {
      const before = await reserved();
      assert.equal(await save(hold(before, wanted("o-1"), around(0))), true);
      assert.equal(await save(hold(before, wanted("o-2"), around(0))), false);
      assert.deepEqual([...(await reserved()).reservations.keys()], ["o-1"]);
    });

    it("finds buckets in which something held expires, until it does not", async () => {
      await save(hold(await reserved(), wanted("o-1"), around(0)));
      await save(hold(await reserved(), wanted("o-2", around(500).now), around(0)));
      assert.deepEqual(await store.expiring(around(499).now, 10), []);
      assert.deepEqual(await store.expiring(around(500).now, 10), [bucketId]);
      await save(release(await reserved(), "o-2", around(1)));
      assert.deepEqual(await store.expiring(around(500).now, 10), []);
      await save(confirm(await reserved(), "o-1", around(2)));
      assert.deepEqual(await store.expiring(FUTURE, 10), []);
    });

    it("settles the only entry that waits at once, unless the bucket has changed since", async () => {
      const first = hold(await reserved(), wanted("o-1"), around(0));
      assert.ok(first?.entry);
      await save(first);
      assert.equal((await reserved()).isSettled, false);
      assert.equal(await stock.settleOnly({ ...first, entry: first.entry }, from("")), true);
      assert.equal((await reserved()).isSettled, true);
      assert.deepEqual(await stock.entries([first.entry.id, "none"]), [first.entry]);
      const second = hold(await reserved(), wanted("o-2"), around(0));
      assert.ok(second?.entry);
      await save(second);
      await save(hold(await reserved(), wanted("o-3"), around(0)));
      assert.equal(await stock.settleOnly({ ...second, entry: second.entry }, from("")), false);
      await stock.settle(bucketId);
      assert.equal((await reserved()).isSettled, true);
      assert.equal((await stock.ledger("mug-1", undefined, 10)).length, 5);
    });

    it("keep what is sold until it is in the ledger", async () => {
      await save(hold(await reserved(), wanted("o-1"), around(0)));
      await save(confirm(await reserved(), "o-1", around(1)));
      await save(commit(await reserved(), "o-1", around(2)));
      assert.equal((await reserved()).reservations.get("o-1")?.state, "COMMITTED");
      await stock.settle(bucketId);
      assert.equal((await reserved()).reservations.size, 0);
      assert.deepEqual((await stock.ledger("mug-1", undefined, 10)).map(({ kind }) => kind)[0], "SOLD");
      assert.deepEqual(await store.keeping(FUTURE, 10), []);
    });

    it("lets tombstones go in the write that brings another one", async () => {
      for (const orderId of ["o-1", "o-2"]) await save(release(await reserved(), orderId, around(1)));
      const change = release(await reserved(), "o-3", around(2));
      assert.ok(change);
      assert.equal(await save({ ...change, forgotten: ["o-1"] }), true);
      assert.deepEqual([...(await reserved()).reservations.keys()], ["o-2", "o-3"]);
    });

    it("forgets what is over without raising the version, and looks at the rest again", async () => {
      for (const orderId of ["o-1", "o-2"]) await save(hold(await reserved(), wanted(orderId), around(0)));
      await save(release(await reserved(), "o-1", around(1)));
      await save(release(await reserved(), "o-2", around(9)));
      assert.deepEqual(await store.keeping(around(0).now, 10), []);
      assert.deepEqual(await store.keeping(around(1).now, 10), [bucketId]);
      const { v } = (await reserved()).bucket;
      assert.equal(await store.forget(bucketId, v - 1n, ["o-1"]), false);
      assert.equal(await store.forget(bucketId, v, ["o-1"]), true);
      assert.equal((await reserved()).bucket.v, v);
      assert.deepEqual([...(await reserved()).reservations.keys()], ["o-2"]);
      assert.deepEqual(await store.keeping(around(8).now, 10), []);
      assert.deepEqual(await store.keeping(around(9).now, 10), [bucketId]);
    });
  });
}

/** The rules that every projection of products keeps. */
export function describeFollowedProducts(name: string, open: () => FollowedProducts): void {
  describe(`followed products: ${name}`, () => {
    it("applies a sequence once and never an older one after a newer one", async () => {
      const followed = open();
      assert.equal(await followed.apply("a", 2, "ACTIVE"), true);
      assert.equal(await followed.apply("a", 2, "ACTIVE"), false);
      assert.equal(await followed.apply("a", 1, "DRAFT"), false);
      assert.equal(await followed.apply("a", 3, "ARCHIVED"), true);
      assert.equal(await followed.apply("b", 1, "DRAFT"), true);
    });
  });
}
