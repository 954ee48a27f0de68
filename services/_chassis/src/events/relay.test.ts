import assert from "node:assert/strict";
import {
  type FakePorts,
  fakePorts,
  type LeaseTable,
  MemoryEventLog,
  MemoryLease,
  MemoryOutbox,
} from "../testing/index.ts";
import type { LoggedEvent } from "./envelope.ts";
import { Relay } from "./relay.ts";

describe("a relay", () => {
  let ports: FakePorts;
  let outbox: MemoryOutbox;
  let log: MemoryEventLog;
  let leases: LeaseTable;
  let told: LoggedEvent[];

  beforeEach(() => {
    ports = fakePorts();
    outbox = new MemoryOutbox();
    log = new MemoryEventLog();
    leases = new Map();
    told = [];
  });

  function relay(holder = "a", checkpoint = ports.checkpoint): Relay {
    const lease = new MemoryLease(leases, "relay", holder, ports.clock);
    return new Relay({ outbox, log, lease, checkpoint, onLogged: (events) => void told.push(...events) });
  }
  const write = (subject: string, count: number) =>
    outbox.write(
      subject,
      Array.from({ length: count }, () => ({ type: "test.v1.Happened", data: {} })),
      ports,
    );
  const inLog = () => log.rows().map(({ n, subject, seq }) => `${n}:${subject}${seq}`);
  const waiting = async () => (await outbox.pending(100)).length;

  it("moves rows into the log in order, and tells of them", async () => {
    write("a", 2);
    await ports.clock.advance(1);
    write("b", 1);
    assert.equal(await relay().round(), true);
    assert.deepEqual(inLog(), ["1:a1", "2:a2", "3:b1"]);
    assert.deepEqual([told.length, await waiting()], [3, 0]);
  });

  it("does nothing while there is nothing, or another one holds the lease", async () => {
    const [a, b] = [relay("a"), relay("b")];
    assert.equal(await a.round(), false);
    write("a", 1);
    assert.equal(await b.round(), false);
    assert.deepEqual(inLog(), []);
  });

  it("moves no more than a hundred at a time, and comes back for the rest", async () => {
    write("a", 130);
    write("b", 1);
    const one = relay();
    assert.deepEqual([await one.round(), log.rows().length], [true, 100]);
    assert.deepEqual([await one.round(), log.rows().length], [true, 131]);
    assert.equal(await one.round(), false);
    assert.deepEqual(
      log
        .rows()
        .filter(({ subject }) => subject === "a")
        .map(({ seq }) => Number(seq)),
      [...Array(130).keys()].map((i) => i + 1),
    );
  });

  for (const point of ["relay.logged", "relay.cleared"]) {
    it(`logs nothing twice when it dies at ${point}`, async () => {
      write("a", 2);
      const crash = (name: string) => {
        if (name === point) throw new Error("killed");
      };
      await assert.rejects(relay("a", crash).round(), /killed/);
      write("a", 1);
      await ports.clock.advance(3_001);
      const next = relay("b");
      while (await next.round());
      assert.deepEqual([inLog(), await waiting()], [["1:a1", "2:a2", "3:a3"], 0]);
    });
  }

  it("clears rows of an aggregate that changed meanwhile by reading it again", async () => {
    write("a", 1);
    const writeMeanwhile = (name: string) => {
      if (name === "relay.logged" && log.rows().length === 1) write("a", 1);
    };
    const one = relay("a", writeMeanwhile);
    await one.round();
    assert.deepEqual(
      (await outbox.reread("a"))?.rows.map(({ seq }) => seq),
      [2n],
    );
    await one.round();
    assert.deepEqual(inLog(), ["1:a1", "2:a2"]);
  });

  it("gives up the lease when somebody else wrote its number, and begins anew", async () => {
    write("a", 1);
    const one = relay();
    await one.round();
    write("a", 1);
    await log.append([{ ...(log.rows()[0] as LoggedEvent), n: 2n, id: "stranger", subject: "z", seq: 1n }]);
    assert.equal(await one.round(), true);
    assert.equal(leases.has("relay"), false);
    await one.round();
    assert.deepEqual(inLog(), ["1:a1", "2:z1", "3:a2"]);
  });

  it("goes on where another one had logged the same rows", async () => {
    write("a", 3);
    const rows = (await outbox.reread("a"))?.rows ?? [];
    const one = relay();
    const append = log.append.bind(log);
    log.append = async (events) => {
      log.append = append;
      await append(rows.slice(0, 2).map((row, i) => ({ n: BigInt(i + 1), subject: "a", ...row })));
      return append(events);
    };
    await one.round();
    assert.deepEqual([inLog(), await waiting()], [["1:a1", "2:a2", "3:a3"], 0]);
  });
});
