import assert from "node:assert/strict";
import { logged } from "../../test/suites/event-log.suite.ts";
import { MemoryEventLog, MemoryQueue } from "../testing/index.ts";
import type { LoggedEvent } from "./envelope.ts";
import { Publisher } from "./publisher.ts";

const TYPE = "test.v1.Happened";

describe("a publisher", () => {
  let log: MemoryEventLog;
  let queue: MemoryQueue;
  let published: LoggedEvent[];

  beforeEach(() => {
    log = new MemoryEventLog("log-1");
    queue = new MemoryQueue("test.happened", [TYPE]);
    published = [];
  });

  function publisher(checkpoint: () => void | Promise<void> = () => undefined): Publisher {
    return new Publisher({ log, queue, checkpoint, onPublished: (events) => void published.push(...events) });
  }
  const append = (first: number, last: number, changed: Partial<LoggedEvent> = {}) =>
    log.append(Array.from({ length: last - first + 1 }, (_, i) => logged(first + i, changed)));
  const jobs = () => queue.jobs().map(({ n }) => Number(n));
  const markAt = async () => Number((await queue.mark())?.n);

  it("copies the log batch by batch, and tells what it copied", async () => {
    await append(1, 150);
    const busy = [await publisher().round(), await publisher().round(), await publisher().round()];
    assert.deepEqual(busy, [true, true, false]);
    assert.deepEqual([jobs().length, await markAt(), published.length], [150, 150, 150]);
  });

  it("leaves out what the queue did not ask for, and moves on all the same", async () => {
    await append(1, 2, { type: "test.v1.Other" });
    await append(3, 3);
    await publisher().round();
    assert.deepEqual([jobs(), await markAt()], [[3], 3]);
    await append(4, 4, { type: "test.v1.Other" });
    await publisher().round();
    assert.deepEqual([jobs(), await markAt()], [[3], 4]);
  });

  it("publishes again from an older mark, and from the floor when there is none", async () => {
    await append(1, 3);
    await publisher().round();
    const old = queue.snapshot();
    await append(4, 5);
    await publisher().round();
    queue.restore(old);
    await publisher().round();
    assert.deepEqual([jobs(), await markAt()], [[1, 2, 3, 4, 5], 5]);
    queue.flush();
    await log.trim(2n);
    await publisher().round();
    assert.deepEqual([jobs(), await markAt()], [[3, 4, 5], 5]);
  });

  for (const [what, mark] of Object.entries({
    "of another log": { logId: "log-0", n: 2n },
    "past the end of the log": { logId: "log-1", n: 99n },
    "below the floor": { logId: "log-1", n: 0n },
  })) {
    it(`takes a mark ${what} for none`, async () => {
      await append(1, 5);
      await log.trim(1n);
      queue.restore({ jobs: new Map(), mark });
      await publisher().round();
      assert.deepEqual([jobs(), await queue.mark()], [[2, 3, 4, 5], { logId: "log-1", n: 5n }]);
    });
  }

  it("does not move the mark when Redis lost the jobs in between", async () => {
    await append(1, 3);
    assert.equal(await publisher(() => queue.flush()).round(), true);
    assert.deepEqual([await queue.mark(), published], [undefined, []]);
    await publisher().round();
    assert.deepEqual([jobs(), await markAt()], [[1, 2, 3], 3]);
  });

  it("does not move the mark over jobs that were lost when a late publisher put the last ones back", async () => {
    await append(1, 5);
    await publisher().round();
    await append(6, 10);
    const atFive = queue.snapshot();
    const late = Promise.withResolvers<void>();
    queue.flush();
    const sleeper = publisher(() => late.promise).round(); // read no mark, added 1 to 10
    await new Promise((resolve) => setImmediate(resolve));
    queue.restore({ jobs: new Map(), mark: undefined }); // all are lost again
    await queue.add((await log.read(5n, 10)).slice(0, 5)); // by one that still believed in the mark at 5
    late.resolve();
    await sleeper;
    assert.equal(await queue.mark(), undefined);
    await publisher().round();
    assert.deepEqual(
      jobs().sort((a, b) => a - b),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    );
    assert.equal(atFive.mark?.n, 5n);
  });

  it("has nothing to do with an empty log", async () => {
    assert.equal(await publisher().round(), false);
    assert.equal(await queue.mark(), undefined);
  });
});
