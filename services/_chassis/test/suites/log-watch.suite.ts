import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { AppError } from "../../src/errors/index.ts";
import { type EventLog, LogWatch, type WatchedEvent } from "../../src/events/index.ts";
import { type FakePorts, fakePorts, waitFor } from "../../src/testing/index.ts";
import { logged } from "./event-log.suite.ts";

const POLL_MS = 250;

const rows = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => logged(first + i));

/** What following a log promises, whatever the log lies in. */
export function describeLogWatch(name: string, create: () => Promise<EventLog>): void {
  describe(`watching the event log ${name}`, () => {
    let log: EventLog;
    let ports: FakePorts;
    let watch: LogWatch;
    let over: AbortController;
    let following: Promise<void>[];

    beforeEach(async () => {
      log = await create();
      ports = fakePorts();
      watch = new LogWatch({ log, sleep: ports.sleep });
      over = new AbortController();
      following = [];
    });
    afterEach(async () => {
      over.abort();
      await Promise.all(following);
      assert.deepEqual(
        [watch.watchers, ports.clock.sleepers(), getEventListeners(over.signal, "abort").length],
        [0, 0, 0],
        "an ended watch leaves nothing behind",
      );
    });

    /** Collects what a watcher gets, as long as the test lasts. */
    function follow(token: string): WatchedEvent[] {
      const seen: WatchedEvent[] = [];
      const reading = (async () => {
        for await (const batch of watch.after(token, over.signal)) seen.push(...batch);
      })();
      following.push(reading);
      return seen;
    }
    const numbers = (seen: readonly WatchedEvent[]) => seen.map(({ n }) => Number(n));
    const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const place = async (n: number) => `${(await log.head()).logId}.${n}`;

    async function expectExpired(token: string): Promise<void> {
      await assert.rejects(watch.after(token, over.signal).next(), (error) => {
        return error instanceof AppError && error.reason === "WATCH_TOKEN_EXPIRED";
      });
    }

    it("gives what is there and then what comes, in order, each with the token to go on from", async () => {
      await log.append(rows(1, 3));
      const seen = follow(await place(0));
      await waitFor(() => seen.length === 3);
      await log.append(rows(4, 5));
      watch.wake();
      await waitFor(() => seen.length === 5);
      assert.deepEqual(numbers(seen), upTo(5));
      const again = follow(seen[1]?.token ?? "");
      await waitFor(() => again.length === 3);
      assert.deepEqual(again, seen.slice(2));
    });

    it("begins after the end of the log where it is told to", async () => {
      await log.append(rows(1, 2));
      const seen = follow(await watch.end());
      await log.append(rows(3, 3));
      watch.wake();
      await waitFor(() => seen.length === 1);
      assert.deepEqual(numbers(seen), [3]);
    });

    it("finds what another replica logged, though nobody wakes it", async () => {
      const seen = follow(await place(0));
      await waitFor(() => ports.clock.sleepers() === 1);
      await log.append(rows(1, 1));
      await ports.clock.advance(POLL_MS);
      await waitFor(() => seen.length === 1);
    });

    it("stops at a gap until it is filled", async () => {
      await log.append([logged(1), logged(3)]);
      const seen = follow(await place(0));
      await waitFor(() => ports.clock.sleepers() === 1);
      assert.deepEqual(numbers(seen), [1]);
      await log.append([logged(2)]);
      watch.wake();
      await waitFor(() => seen.length === 3);
      assert.deepEqual(numbers(seen), [1, 2, 3]);
    });

    it("refuses a token of another log, of nothing, or from beyond the log's end", async () => {
      await log.append(rows(1, 2));
      for (const token of [
        "another-log.1",
        await place(3),
        "",
        ".",
        `${(await log.head()).logId}`,
        `${await place(1)}x`,
      ]) {
        await expectExpired(token);
      }
    });

    it("refuses a token from below the floor, and takes the floor itself", async () => {
      await log.append(rows(1, 5));
      await log.trim(3n);
      await expectExpired(await place(2));
      const seen = follow(await place(3));
      await waitFor(() => seen.length === 2);
      assert.deepEqual(numbers(seen), [4, 5]);
    });

    it("tells a watcher that the log was trimmed past its place instead of skipping what is gone", async () => {
      await log.append(rows(1, 120));
      const slow = watch.after(await place(0), over.signal);
      await slow.next();
      await log.append(rows(121, 240));
      await log.trim(230n);
      await assert.rejects(slow.next(), (error) => (error as AppError).reason === "WATCH_TOKEN_EXPIRED");
    });

    it("reads no further than its watcher does", async () => {
      await log.append(rows(1, 450));
      let reads = 0;
      const read = log.read.bind(log);
      log.read = (after, limit) => {
        reads += 1;
        return read(after, limit);
      };
      const slow = watch.after(await place(0), over.signal);
      const first = await slow.next();
      assert.deepEqual([first.value?.length, reads], [100, 1]);
      await slow.next();
      assert.equal(reads, 2);
      await slow.return();
    });

    it("serves many watchers at their own places", async () => {
      await log.append(rows(1, 10));
      const all = await Promise.all(upTo(10).map(async (n) => follow(await place(n - 1))));
      await waitFor(() => all.every((seen, i) => seen.length === 10 - i));
      all.forEach((seen, i) => {
        assert.deepEqual(numbers(seen), upTo(10, i + 1));
      });
    });

    it("ends without a batch when its signal has aborted before", async () => {
      await log.append(rows(1, 2));
      over.abort();
      assert.deepEqual(await watch.after(await place(0), over.signal).next(), { done: true, value: undefined });
    });
  });
}
