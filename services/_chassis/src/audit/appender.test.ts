import assert from "node:assert/strict";
import { entryOf, interpose, manyEntries, openLog, verify } from "../../test/support/audit-entries.ts";
import { createMetrics } from "../metrics/index.ts";
import { fakePorts, MemoryAuditStore, recordingLogger, seededRandom, waitFor } from "../testing/index.ts";
import type { AuditRow, AuditStore } from "./index.ts";

const SEEDS = 100;
const away = () => new Error("the store is away");

/**
 * A store that is now and then away: before it has done anything, after it has done everything, or after a part of the
 * rows, the rest of which it may still add a while later.
 */
function shaky(store: MemoryAuditStore, seed: number): { store: AuditStore; rest(): void } {
  const random = seededRandom(seed);
  const late: (() => Promise<unknown>)[] = [];
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const shakyStore = interpose(store, async (_, work) => {
    await turn();
    if (random.next() < 0.2) throw away();
    return work();
  });
  let calm = false;
  return {
    rest: () => {
      calm = true;
    },
    store: {
      ...shakyStore,
      ...{ last: () => (calm ? store.last() : shakyStore.last()) },
      ...{ read: (after, limit) => (calm ? store.read(after, limit) : shakyStore.read(after, limit)) },
      insert: async (rows) => {
        assert(rows.length > 0, "MongoDB refuses to insert nothing");
        if (calm) return store.insert(rows);
        await turn();
        if (random.next() < 0.3) await late.shift()?.();
        if (random.next() < 0.6) return store.insert(rows);
        const now = Math.floor(random.next() * (rows.length + 1));
        const added = await store.insert(rows.slice(0, now));
        if (added === now && random.next() < 0.5) late.push(() => store.insert(rows.slice(now)));
        throw away();
      },
    },
  };
}

describe("appending", () => {
  it("puts each kept entry on record once, whatever the store does, and answers only for what is there", async function () {
    this.timeout(30_000);
    for (let seed = 1; seed <= SEEDS; seed++) {
      const memory = new MemoryAuditStore();
      const replicas = [1, 2].map((i) => {
        const shaken = shaky(memory, seed * 10 + i);
        const logger = recordingLogger();
        return { ...shaken, log: openLog({ store: shaken.store, logger }), logger };
      });
      const answered: AuditRow[] = [];
      const appending = manyEntries(30).map(async (entry, i) => {
        const { log } = replicas[i % 2] as (typeof replicas)[number];
        for (let pause = 0; pause < i * 3; pause++) await new Promise((resolve) => setImmediate(resolve));
        if (i % 3 === 0) log.appendSoon({ ...entry, action: "kept.entry" });
        else
          await log.append(entry).then(
            (row) => answered.push(row),
            (error) => assert.match(error.message, /away/),
          );
      });
      await Promise.all(appending);
      for (const { rest, log, logger } of replicas) {
        rest();
        await log.drain?.(AbortSignal.timeout(1_000));
        assert.deepEqual(logger.lines, [], `seed ${seed}`);
      }
      const rows = [...memory.rows.values()];
      const kept = rows.filter(({ action }) => action === "kept.entry").map(({ target }) => target);
      const wanted = manyEntries(30)
        .filter((_, i) => i % 3 === 0)
        .map(({ target }) => target);
      assert.deepEqual(kept.toSorted(), wanted.toSorted(), `seed ${seed}`);
      assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length, `seed ${seed}`);
      for (const row of answered) assert.deepEqual(memory.rows.get(row.n), row, `seed ${seed}`);
      const { checked, broken } = await verify(openLog({ store: memory }));
      assert.deepEqual([Number(checked), broken], [rows.length, undefined], `seed ${seed}`);
    }
  });

  it("fails at once for who waits, and goes on for whom nobody waits, once the store is back", async () => {
    const memory = new MemoryAuditStore();
    let isAway = true;
    const store = interpose(memory, async (_, work) => {
      if (isAway) throw away();
      return work();
    });
    const metrics = createMetrics();
    const ports = fakePorts();
    const log = openLog({ store, metrics, ports });
    const pending = async () => /^souk_audit_pending (\d+)$/m.exec(await metrics.render())?.[1];
    await log.start();
    log.appendSoon(entryOf({ target: "lever" }));
    await assert.rejects(log.append(entryOf()), /away/);
    assert.equal(await pending(), "1");
    isAway = false;
    await waitFor(async () => {
      await ports.clock.advance(1_000);
      return (await pending()) === "0";
    });
    assert.deepEqual(
      [...memory.rows.values()].map(({ target }) => target),
      ["lever"],
    );
    await log.drain?.(AbortSignal.timeout(1_000));
  });

  it("keeps at most a thousand that nobody waits for, and says what it lost", async () => {
    const store = interpose(new MemoryAuditStore(), async () => Promise.reject(away()));
    const logger = recordingLogger();
    const log = openLog({ store, logger });
    for (let i = 0; i < 1_001; i++) log.appendSoon(entryOf());
    assert.deepEqual(
      logger.lines.map(({ level, fields }) => [level, fields.action]),
      [["error", "role.grant"]],
    );
    await log.drain?.(AbortSignal.timeout(1_000));
    const { message, fields } = logger.lines.at(-1) ?? {};
    assert.deepEqual([message, fields?.count], ["entries did not get on record", 1_000]);
  });

  it("gives up where other replicas are always faster, and asks to be called again", async () => {
    const memory = new MemoryAuditStore();
    const rival = openLog({ store: memory });
    const store: AuditStore = {
      ...interpose(memory, (_, work) => work()),
      insert: async (rows) => {
        await rival.append(entryOf());
        return memory.insert(rows);
      },
    };
    const log = openLog({ store });
    await assert.rejects(log.append(entryOf()), { reason: "UNAVAILABLE", retryAfterMs: 1_000 });
    assert.equal((await verify(log)).broken, undefined);
  });

  it("tells the head at the start, each hour and at the end", async () => {
    const logger = recordingLogger();
    const ports = fakePorts();
    const log = openLog({ store: new MemoryAuditStore(), logger, ports });
    const heads = () => logger.lines.filter(({ message }) => message === "audit head").map(({ fields }) => fields.n);
    const { hash } = await log.append(entryOf());
    await log.start();
    await waitFor(() => heads().length === 1);
    assert.deepEqual(logger.lines[0]?.fields, { component: "audit", n: "1", hash });
    await log.append(entryOf());
    await ports.clock.advance(3_600_000);
    await waitFor(() => heads().length === 2);
    await log.drain?.(AbortSignal.timeout(1_000));
    await log.append(entryOf());
    await log.stop();
    assert.deepEqual(heads(), ["1", "2", "3"]);
  });
});
