import assert from "node:assert/strict";
import { cancelled } from "../../src/domain/cancel.ts";
import type { Order } from "../../src/domain/order.ts";
import { advanced, setBack, waiting } from "../../src/domain/progress.ts";
import type { Step } from "../../src/domain/step.ts";
import type { OrderStore } from "../../src/usecases/ports.ts";
import { eur, later, line, NOW, newOrder, orderId } from "./mothers.ts";

const ORIGIN = { traceparent: undefined };

/** The rules that every store of orders keeps. */
export function describeOrderStore(name: string, open: () => OrderStore): void {
  describe(`order store: ${name}`, () => {
    let store: OrderStore;

    beforeEach(() => {
      store = open();
    });

    async function inserted(changes: Parameters<typeof newOrder>[0] = {}, time = NOW): Promise<Order> {
      const order = await store.insert({ order: newOrder(changes, time), events: [{ kind: "OrderPlaced" }] }, ORIGIN);
      assert(order);
      return order;
    }

    async function moved(order: Order, ...steps: Step[]): Promise<Order> {
      let now = order;
      for (const step of steps) {
        const stored = await store.write(advanced(now, step, later(1)), ORIGIN);
        assert(stored);
        now = stored;
      }
      return now;
    }

    it("gives back exactly what was stored, version after version", async () => {
      const placed = await inserted();
      assert.deepEqual([placed.v, placed.seq], [1n, 1n]);
      assert.deepEqual(await store.read(placed.id), placed);
      const asked = await store.write(waiting(placed, { redirectUrl: "https://bank.test/3ds" }, later(5)), ORIGIN);
      assert(asked);
      assert.deepEqual([asked.v, asked.seq], [2n, 2n]);
      assert.deepEqual(await store.read(placed.id), asked);
      const completed = await moved(asked, "CONFIRMING", "COMPLETED");
      assert.deepEqual(await store.read(placed.id), completed);
      assert.deepEqual([completed.nextAt, completed.paymentToken, completed.action], [undefined, undefined, undefined]);
    });

    it("stores an id once: whoever comes second with it is told", async () => {
      const change = { order: newOrder(), events: [] };
      const both = await Promise.all([store.insert(change, ORIGIN), store.insert(change, ORIGIN)]);
      assert.equal(both.filter((order) => order !== undefined).length, 1);
    });

    it("stores a version once: whoever comes second with it is told", async () => {
      const order = await inserted();
      const change = advanced(order, "AUTHORIZING", later(1));
      const both = await Promise.all([store.write(change, ORIGIN), store.write(change, ORIGIN)]);
      assert.equal(both.filter((stored) => stored !== undefined).length, 1);
      assert.equal(await store.write(advanced(newOrder({ id: orderId(9) }), "AUTHORIZING", NOW), ORIGIN), undefined);
    });

    it("keeps what 2^53 and more need", async () => {
      const lines = [{ ...line("mug"), unitPrice: eur(9_007_199_254_740_993n) }];
      const { id } = await inserted({ lines });
      assert.deepEqual((await store.read(id))?.lines, lines);
    });

    it("names the orders that are due, those that wait longest first", async () => {
      const [one, two, three] = [
        await inserted({ id: orderId(1) }, later(20)),
        await inserted({ id: orderId(2) }, NOW),
        await inserted({ id: orderId(3) }, later(60_000)),
      ];
      assert.deepEqual(await store.due(later(30_000), 9), [two.id, one.id]);
      assert.deepEqual(await store.due(later(30_000), 1), [two.id]);
      await moved(two, "COMPLETED");
      await store.write(setBack(one, { reason: "INTERNAL", retry: "NEVER" }, later(30), 0), ORIGIN);
      assert.deepEqual(await store.due(later(300_000), 9), [three.id]);
    });

    it("lists newest first, page by page, by buyer, by state, by number, and those that somebody has to look at", async () => {
      const all: Order[] = [];
      for (let n = 1; n <= 5; n++) {
        all.push(await inserted({ id: orderId(n), buyerId: n < 4 ? "ada" : "bob" }, later(n)));
      }
      const ids = async (...args: Parameters<OrderStore["list"]>) => (await store.list(...args)).map(({ id }) => id);
      const [one, two, three, four, five] = all.map(({ id }) => id);
      assert.deepEqual(await ids({}, undefined, 9), [five, four, three, two, one]);
      assert.deepEqual(await ids({}, all[3], 2), [three, two]);
      assert.deepEqual(await ids({ buyerId: "bob" }, undefined, 9), [five, four]);
      await store.write(cancelled(all[0] as Order, "BUYER", NOW) as never, ORIGIN);
      assert.deepEqual(await ids({ buyerId: "ada", state: "PLACED" }, undefined, 9), [three, two]);
      assert.deepEqual(await ids({ state: "CANCELLING" }, undefined, 9), [one]);
      assert.deepEqual(await ids({ number: all[1]?.number ?? "" }, undefined, 9), [two]);
      await store.write(setBack(all[2] as Order, { reason: "INTERNAL", retry: "NEVER" }, NOW, 0), ORIGIN);
      assert.deepEqual(await ids({ needsAttention: true }, undefined, 9), [three]);
      assert.equal(await store.countNeedingAttention(), 1);
      assert.deepEqual(
        (await store.getMany([four ?? "", "none"])).map(({ id }) => id),
        [four],
      );
    });

    it("gives every completed order, oldest first, and no other", async () => {
      for (let n = 1; n <= 3; n++) await inserted({ id: orderId(n) });
      await moved((await store.read(orderId(2))) as Order, "COMPLETED");
      await moved((await store.read(orderId(1))) as Order, "CANCELLED");
      const found: string[] = [];
      for await (const batch of store.everyCompleted()) found.push(...batch.map(({ id }) => id));
      assert.deepEqual(found, [orderId(2)]);
    });
  });
}
