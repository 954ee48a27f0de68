import assert from "node:assert/strict";
import { fakePorts } from "../testing/index.ts";
import { systemPorts } from "./ports.ts";

describe("the system's ports", () => {
  const ports = systemPorts();

  it("tell the time, make sortable ids and draw numbers in [0, 1)", () => {
    assert(Math.abs(ports.clock.now() - Date.now()) < 1_000);
    const ids = Array.from({ length: 100 }, () => ports.ids.next());
    assert.equal(new Set(ids).size, 100);
    assert.match(ids[0] ?? "", /^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    const drawn = ports.random.next();
    assert(drawn >= 0 && drawn < 1);
  });

  it("sleep, and wake early without an error when the signal aborts", async () => {
    await ports.sleep(1);
    const controller = new AbortController();
    const asleep = ports.sleep(60_000, controller.signal);
    controller.abort();
    await asleep;
    await ports.sleep(60_000, controller.signal);
  });

  it("pass checkpoints", () => {
    assert.equal(ports.checkpoint("anywhere"), undefined);
  });
});

describe("fake ports", () => {
  it("wake sleepers in order when time moves past them, and not before", async () => {
    const { clock, sleep } = fakePorts({ now: 0 });
    const woken: string[] = [];
    const note = (name: string) => () => woken.push(`${name}@${clock.now()}`);
    void sleep(200).then(note("late"));
    void sleep(100)
      .then(note("early"))
      .then(() => sleep(50))
      .then(note("again"));
    await clock.advance(99);
    assert.deepEqual(woken, []);
    await clock.advance(200);
    assert.deepEqual(woken, ["early@100", "again@150", "late@200"]);
    assert.equal(clock.now(), 299);
  });

  it("let a sleeper go when its signal aborts", async () => {
    const { clock, sleep } = fakePorts();
    const controller = new AbortController();
    const asleep = sleep(1_000, controller.signal);
    controller.abort();
    await asleep;
    await sleep(1_000, controller.signal);
    assert.equal(clock.sleepers(), 0);
  });

  it("repeat themselves from the same seed", () => {
    const draw = (seed: number) => {
      const { random, ids } = fakePorts({ seed });
      return [random.next(), random.next(), ids.next(), ids.next()];
    };
    assert.deepEqual(draw(7), draw(7));
    assert.notDeepEqual(draw(7), draw(8));
    assert.deepEqual(draw(7).slice(2), ["id-000001", "id-000002"]);
  });

  it("note checkpoints and call the hook", async () => {
    const ports = fakePorts();
    await ports.checkpoint("one");
    ports.onCheckpoint(() => {
      throw new Error("crash");
    });
    assert.throws(() => ports.checkpoint("two"), /crash/);
    assert.deepEqual(ports.checkpoints, ["one", "two"]);
  });
});
