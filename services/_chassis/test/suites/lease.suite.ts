import assert from "node:assert/strict";
import type { Lease } from "../../src/mongo/index.ts";
import type { Clock } from "../../src/ports/index.ts";
import { type FakePorts, fakePorts } from "../../src/testing/index.ts";

type OpenLease = (name: string, holder: string) => Lease;

/** What every lease promises, in memory or in MongoDB. */
export function describeLease(name: string, create: (clock: Clock) => OpenLease): void {
  describe(`the lease ${name}`, () => {
    let ports: FakePorts;
    let open: OpenLease;

    beforeEach(() => {
      ports = fakePorts();
      open = create(ports.clock);
    });

    it("is held by the first who asks, for three seconds from its last renewal", async () => {
      const [a, b] = [open("work", "a"), open("work", "b")];
      assert.deepEqual([await a.hold(), await b.hold()], [true, false]);
      await ports.clock.advance(2_000);
      assert.deepEqual([await a.hold(), await b.hold()], [true, false]);
      await ports.clock.advance(2_999);
      assert.equal(await b.hold(), false);
      await ports.clock.advance(2);
      assert.deepEqual([await b.hold(), await a.hold()], [true, false]);
    });

    it("goes to the next at once when it is dropped", async () => {
      const [a, b] = [open("work", "a"), open("work", "b")];
      await a.hold();
      await a.drop();
      assert.deepEqual([await b.hold(), await a.hold()], [true, false]);
    });

    it("cannot be dropped by somebody else", async () => {
      const [a, b] = [open("work", "a"), open("work", "b")];
      await a.hold();
      await b.drop();
      assert.equal(await b.hold(), false);
    });

    it("may be dropped without being held", async () => {
      await open("work", "a").drop();
    });

    it("stands for one piece of work", async () => {
      const [a, b] = [open("work", "a"), open("other work", "b")];
      assert.deepEqual([await a.hold(), await b.hold()], [true, true]);
    });

    it("is given to one of many who ask at the same time", async () => {
      const asked = ["a", "b", "c", "d", "e"].map((holder) => open("work", holder).hold());
      assert.deepEqual((await Promise.all(asked)).filter(Boolean), [true]);
    });

    it("comes back to its holder by renewal, also after it had ended", async () => {
      const a = open("work", "a");
      await a.hold();
      await ports.clock.advance(60_000);
      assert.equal(await a.hold(), true);
    });
  });
}
