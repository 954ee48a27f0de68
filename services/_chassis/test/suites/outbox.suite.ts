import assert from "node:assert/strict";
import type { EventRow, NewEvent, OutboxStore } from "../../src/events/index.ts";
import { fakePorts } from "../../src/testing/index.ts";

/** An outbox and what a use case does with its documents. */
export interface OutboxFixture {
  readonly outbox: OutboxStore;
  /** Writes events of an aggregate and raises its version; makes the aggregate where there is none. */
  write(subject: string, rows: (seq: bigint) => EventRow[]): Promise<void>;
  /** Whether the document still says that rows wait in it. */
  waits(subject: string): Promise<boolean>;
}

const event = (data: unknown): NewEvent => ({ type: "test.v1.Happened", data });

/** What every outbox promises, in memory or in MongoDB. */
export function describeOutbox(
  name: string,
  create: () => Promise<OutboxFixture>,
  toRows: (seq: bigint, events: NewEvent[], ports: ReturnType<typeof fakePorts>) => EventRow[],
): void {
  describe(`the outbox ${name}`, () => {
    const ports = fakePorts();
    let fixture: OutboxFixture;
    let outbox: OutboxStore;

    beforeEach(async () => {
      fixture = await create();
      outbox = fixture.outbox;
    });

    async function write(subject: string, ...texts: string[]): Promise<void> {
      await ports.clock.advance(1);
      await fixture.write(subject, (seq) => toRows(seq, texts.map(event), ports));
    }
    const idsOf = (rows: readonly EventRow[]) => new Set(rows.map(({ id }) => id));
    const texts = (rows: readonly EventRow[] = []) => rows.map(({ json }) => JSON.parse(json));

    it("is empty at first", async () => {
      assert.deepEqual(await outbox.pending(10), []);
      assert.equal(await outbox.reread("a"), undefined);
    });

    it("gives each aggregate's rows in order, longest waiting first", async () => {
      await write("b", "b1");
      await write("a", "a1", "a2");
      await write("c", "c1");
      const pending = await outbox.pending(10);
      assert.deepEqual(
        pending.map(({ subject, rows }) => [subject, texts(rows)]),
        [
          ["b", ["b1"]],
          ["a", ["a1", "a2"]],
          ["c", ["c1"]],
        ],
      );
      assert.deepEqual(
        pending[1]?.rows.map(({ seq }) => seq),
        [1n, 2n],
      );
      assert.equal((await outbox.pending(2)).length, 2);
    });

    it("keeps rows in order past the ninth", async () => {
      for (let i = 1; i <= 12; i++) await write("a", String(i));
      assert.deepEqual(
        (await outbox.reread("a"))?.rows.map(({ seq }) => Number(seq)),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      );
    });

    it("clears what is named and keeps the rest", async () => {
      await write("a", "1", "2", "3");
      const [pending] = await outbox.pending(1);
      assert(pending);
      assert.equal(await outbox.clear([pending], idsOf(pending.rows.slice(0, 2))), true);
      assert.deepEqual(texts((await outbox.reread("a"))?.rows), ["3"]);
      assert.equal(await fixture.waits("a"), true);
      assert.equal((await outbox.pending(10)).length, 1);
    });

    it("waits no longer once all is cleared, and does not raise the version", async () => {
      await write("a", "1", "2");
      const [pending] = await outbox.pending(1);
      assert(pending);
      assert.equal(await outbox.clear([pending], idsOf(pending.rows)), true);
      assert.deepEqual(await outbox.pending(10), []);
      assert.deepEqual(await outbox.reread("a"), { subject: "a", v: pending.v, rows: [] });
      assert.equal(await fixture.waits("a"), false);
    });

    it("clears nothing from an aggregate that has moved on", async () => {
      await write("a", "1");
      const [stale] = await outbox.pending(1);
      assert(stale);
      await write("a", "2");
      assert.equal(await outbox.clear([stale], idsOf(stale.rows)), false);
      assert.deepEqual(texts((await outbox.reread("a"))?.rows), ["1", "2"]);
    });

    it("clears of several those that have not moved on, and tells that one has", async () => {
      for (const subject of ["a", "b", "c"]) await write(subject, "1");
      const batch = await outbox.pending(3);
      await write("b", "2");
      const ids = idsOf(batch.flatMap(({ rows }) => rows));
      assert.equal(await outbox.clear(batch, ids), false);
      const left = await Promise.all(
        ["a", "b", "c"].map(async (subject) => texts((await outbox.reread(subject))?.rows)),
      );
      assert.deepEqual(left, [[], ["1", "2"], []]);
      const [moved] = await outbox.pending(3);
      assert(moved);
      assert.equal(await outbox.clear([moved], ids), true);
    });

    it("clears nothing from an aggregate that is gone", async () => {
      assert.equal(
        await outbox.clear([{ subject: "gone", v: 1n, rows: toRows(0n, [event("x")], ports) }], new Set(["x"])),
        false,
      );
    });

    it("goes on counting after rows were cleared", async () => {
      await write("a", "1");
      const [pending] = await outbox.pending(1);
      assert(pending);
      await outbox.clear([pending], idsOf(pending.rows));
      await write("a", "2");
      assert.deepEqual(
        (await outbox.reread("a"))?.rows.map(({ seq }) => seq),
        [2n],
      );
    });
  });
}
