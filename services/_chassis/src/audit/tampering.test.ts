import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { entryOf, manyEntries, openLog, verify } from "../../test/support/audit-entries.ts";
import { MemoryAuditStore } from "../testing/index.ts";
import type { AuditLog, AuditRow } from "./index.ts";

const ROWS = 1_000;
const RUNS = 150;

describe("an audit log of a thousand rows", () => {
  let store: MemoryAuditStore;
  let log: AuditLog;
  let rows: readonly AuditRow[];

  before(async () => {
    store = new MemoryAuditStore();
    log = openLog({ store });
    rows = await Promise.all(manyEntries(ROWS).map((entry) => log.append(entry)));
  });

  const anywhere = fc.integer({ min: 1, max: ROWS });

  /** Puts other rows in place of some, verifies, and puts the old ones back. */
  async function brokenBy(changed: ReadonlyMap<number, AuditRow | undefined>) {
    for (const [n, row] of changed) {
      if (row) store.rows.set(BigInt(n), row);
      else store.rows.delete(BigInt(n));
    }
    const { broken } = await verify(log, { noted: rows[ROWS - 1] as AuditRow });
    for (const n of changed.keys()) store.rows.set(BigInt(n), rows[n - 1] as AuditRow);
    return broken && [Number(broken.position), broken.fault];
  }

  const text = fc.string({ maxLength: 20 });
  const change = fc.oneof(
    ...(["id", "action", "actor", "caller", "target", "requestId", "traceparent", "prev", "hash"] as const).map(
      (field) => text.map((value): Partial<AuditRow> => ({ [field]: value })),
    ),
    fc.date({ noInvalidDate: true }).map((at): Partial<AuditRow> => ({ at })),
    fc.bigInt({ min: 0n, max: 2_000n }).map((n): Partial<AuditRow> => ({ n })),
    fc.dictionary(text, text, { maxKeys: 3 }).map((details): Partial<AuditRow> => ({ details })),
  );

  it("shows at which row any one field was changed", () =>
    fc.assert(
      fc.asyncProperty(anywhere, change, async (n, changed) => {
        const row = { ...(rows[n - 1] as AuditRow), ...changed };
        fc.pre(!isDeepStrictEqual(row, rows[n - 1]));
        assert.deepEqual(await brokenBy(new Map([[n, row]])), [n, "EDITED"]);
      }),
      { numRuns: RUNS },
    ));

  it("shows which row is gone", () =>
    fc.assert(
      fc.asyncProperty(anywhere, async (n) => {
        assert.deepEqual(await brokenBy(new Map([[n, undefined]])), [n, "MISSING"]);
      }),
      { numRuns: RUNS },
    ));

  it("shows the first of two rows that changed places, near or far", () =>
    fc.assert(
      fc.asyncProperty(anywhere, fc.oneof(fc.constant(1), anywhere), async (a, step) => {
        const b = ((a + step - 1) % ROWS) + 1;
        fc.pre(a !== b);
        const changed = new Map([
          [a, rows[b - 1]],
          [b, rows[a - 1]],
        ]);
        assert.deepEqual(await brokenBy(changed), [Math.min(a, b), "MOVED"]);
      }),
      { numRuns: RUNS },
    ));

  it("shows where a row was taken out, though the others closed up", () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: ROWS - 1 }), async (n) => {
        const closedUp = new Map<number, AuditRow | undefined>([[ROWS, undefined]]);
        for (let i = n; i < ROWS; i++) closedUp.set(i, rows[i]);
        assert.deepEqual(await brokenBy(closedUp), [n, "MOVED"]);
      }),
      { numRuns: 20 },
    ));

  it("is whole as it stands", async () => {
    assert.equal(await brokenBy(new Map()), undefined);
    assert.equal((await log.append(entryOf())).n, BigInt(ROWS + 1));
  });
});
