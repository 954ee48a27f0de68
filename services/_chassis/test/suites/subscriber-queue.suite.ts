import assert from "node:assert/strict";
import type { SubscriberQueue } from "../../src/events/index.ts";
import { logged } from "./event-log.suite.ts";

/** A queue and a look into it. */
export interface QueueFixture {
  readonly queue: SubscriberQueue;
  /** The ids of the events that lie in the queue, sorted or not. */
  jobs(): Promise<string[]>;
  flush(): Promise<void>;
}

/** What every subscriber's queue promises, in memory or in Redis. */
export function describeSubscriberQueue(name: string, create: (types: string[]) => Promise<QueueFixture>): void {
  describe(`the subscriber's queue ${name}`, () => {
    let fixture: QueueFixture;
    let queue: SubscriberQueue;
    const at = (n: number) => ({ logId: "log-1", n: BigInt(n) });

    beforeEach(async () => {
      fixture = await create(["test.v1.Happened"]);
      queue = fixture.queue;
    });

    it("has no mark and no jobs at first, and knows its types", async () => {
      assert.equal(await queue.mark(), undefined);
      assert.deepEqual(await fixture.jobs(), []);
      assert.deepEqual([...queue.types], ["test.v1.Happened"]);
    });

    it("holds an event once, however often it is added", async () => {
      await queue.add([logged(1), logged(2)]);
      await queue.add([logged(2), logged(3)]);
      assert.deepEqual((await fixture.jobs()).sort(), ["e-1", "e-2", "e-3"]);
    });

    it("moves its mark from where it is, and only from there", async () => {
      assert.equal(await queue.moveMark(at(1), at(2), []), false);
      assert.equal(await queue.moveMark(undefined, at(2), []), true);
      assert.deepEqual(await queue.mark(), at(2));
      assert.equal(await queue.moveMark(undefined, at(3), []), false);
      assert.equal(await queue.moveMark({ logId: "log-2", n: 2n }, at(3), []), false);
      assert.equal(await queue.moveMark(at(2), at(3), []), true);
      assert.deepEqual(await queue.mark(), at(3));
    });

    it("moves its mark only while all jobs added are there", async () => {
      await queue.add([logged(1), logged(3)]);
      assert.equal(await queue.moveMark(undefined, at(3), [logged(1), logged(2), logged(3)]), false);
      assert.equal(await queue.moveMark(undefined, at(1), [logged(1)]), true);
      assert.equal(await queue.moveMark(at(1), at(2), [logged(2)]), false);
      assert.deepEqual(await queue.mark(), at(1));
    });

    it("loses mark and jobs together", async () => {
      await queue.add([logged(1)]);
      await queue.moveMark(undefined, at(1), [logged(1)]);
      await fixture.flush();
      assert.equal(await queue.mark(), undefined);
      assert.deepEqual(await fixture.jobs(), []);
      assert.equal(await queue.moveMark(at(1), at(2), []), false);
    });
  });
}
