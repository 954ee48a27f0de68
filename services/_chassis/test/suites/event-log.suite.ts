import assert from "node:assert/strict";
import type { EventLog, LoggedEvent } from "../../src/events/index.ts";

const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 0, 1);

/** A row as a relay writes it. */
export function logged(n: number, changed: Partial<LoggedEvent> = {}): LoggedEvent {
  const time = new Date(START + n * HOUR_MS);
  return {
    n: BigInt(n),
    id: `e-${n}`,
    subject: "p-1",
    type: "test.v1.Happened",
    seq: BigInt(n),
    time,
    json: `{"n":${n}}`,
    ...changed,
  };
}

const rows = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => logged(first + i));

/** What every event log promises, in memory or in MongoDB. */
export function describeEventLog(name: string, create: () => Promise<EventLog>): void {
  describe(`the event log ${name}`, () => {
    let log: EventLog;
    beforeEach(async () => {
      log = await create();
    });

    it("is empty at first, and has a name that stays", async () => {
      assert.deepEqual(
        [await log.tail(), (await log.head()).floor, await log.last(5), await log.read(0n, 5)],
        [0n, 0n, [], []],
      );
      const id = (await log.head()).logId;
      assert(id !== "");
      assert.equal((await log.head()).logId, id);
    });

    it("gives rows back as they were written", async () => {
      const traced = logged(2, { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" });
      assert.equal(await log.append([logged(1), traced]), undefined);
      assert.deepEqual(await log.read(0n, 10), [logged(1), traced]);
      assert.equal(await log.tail(), 2n);
    });

    it("gives the newest rows, oldest of them first", async () => {
      await log.append(rows(1, 5));
      assert.deepEqual(
        (await log.last(2)).map(({ n }) => n),
        [4n, 5n],
      );
      assert.equal((await log.last(10)).length, 5);
    });

    it("reads on after a number, no more than asked for", async () => {
      await log.append(rows(1, 5));
      assert.deepEqual(
        (await log.read(2n, 2)).map(({ n }) => n),
        [3n, 4n],
      );
      assert.deepEqual(await log.read(5n, 2), []);
    });

    it("stops a reader at a gap", async () => {
      await log.append([logged(1), logged(2), logged(4)]);
      assert.deepEqual(
        (await log.read(0n, 10)).map(({ n }) => n),
        [1n, 2n],
      );
      assert.deepEqual(await log.read(2n, 10), []);
    });

    it("stops a writer at the first number that is taken, and tells who has it", async () => {
      await log.append(rows(1, 3));
      const other = [logged(3, { id: "x-3" }), logged(4, { id: "x-4" })];
      assert.deepEqual(await log.append(other), { at: 3n, existing: logged(3) });
      assert.equal(await log.tail(), 3n, "nothing after it is written");
      const late = [logged(4), logged(5), logged(2, { id: "x-2" }), logged(6)];
      assert.deepEqual(await log.append(late), { at: 2n, existing: logged(2) });
      assert.equal(await log.tail(), 5n, "what came before it stays");
    });

    it("lets only one of many writers have a number", async () => {
      const writers = ["a", "b", "c", "d"].map((writer) =>
        log.append([logged(1, { id: writer }), logged(2, { id: `${writer}2` })]),
      );
      const outcomes = await Promise.all(writers);
      const winners = outcomes.filter((conflict) => conflict === undefined);
      assert.equal(winners.length, 1);
      const [first, second] = await log.read(0n, 10);
      assert.equal(second?.id, `${first?.id}2`);
    });

    it("raises its floor and drops the rows up to it", async () => {
      await log.append(rows(1, 5));
      await log.trim(3n);
      assert.equal((await log.head()).floor, 3n);
      assert.deepEqual(
        (await log.read(3n, 10)).map(({ n }) => n),
        [4n, 5n],
      );
      assert.deepEqual(await log.read(1n, 10), [], "below the floor there is a gap");
    });

    it("never lowers its floor", async () => {
      await log.append(rows(1, 5));
      await log.trim(3n);
      await log.trim(1n);
      assert.equal((await log.head()).floor, 3n);
    });

    it("never drops the last row: the next number follows from it", async () => {
      await log.append(rows(1, 2));
      await log.trim(99n);
      assert.deepEqual([(await log.head()).floor, await log.tail()], [1n, 2n]);
      assert.deepEqual(
        (await log.last(5)).map(({ n }) => n),
        [2n],
      );
      await log.trim(0n);
      assert.equal((await log.head()).floor, 1n);
    });

    it("trims an empty log to nothing", async () => {
      await log.trim(5n);
      assert.equal((await log.head()).floor, 0n);
    });

    it("tells the last number before a time", async () => {
      await log.append(rows(1, 5));
      assert.equal(await log.lastBefore(new Date(START + 3 * HOUR_MS)), 2n);
      assert.equal(await log.lastBefore(new Date(START)), 0n);
      assert.equal(await log.lastBefore(new Date(START + 99 * HOUR_MS)), 5n);
    });

    it("keeps numbers beyond 2^53", async () => {
      const far = logged(1, { n: 2n ** 60n, seq: 2n ** 61n });
      await log.append([far]);
      assert.deepEqual(await log.read(2n ** 60n - 1n, 1), [far]);
      assert.equal(await log.tail(), 2n ** 60n);
    });
  });
}
