import assert from "node:assert/strict";
import type { AuditLog, AuditRow, AuditStore } from "../../src/audit/index.ts";
import { MemoryAuditStore } from "../../src/testing/index.ts";
import { AUDIT_KEY, entryOf, interpose, manyEntries, openLog, verify } from "../support/audit-entries.ts";

/** A store with the means of whoever can write to its database. */
export interface OpenStore {
  readonly store: AuditStore;
  edit(position: bigint, change: Partial<AuditRow>): Promise<void>;
  remove(position: bigint): Promise<void>;
  /** Lets the rows of two positions change places. */
  swap(a: bigint, b: bigint): Promise<void>;
}

/** What every audit log promises, in memory or in MongoDB. */
export function describeAuditLog(name: string, create: () => Promise<OpenStore>): void {
  describe(`the audit log ${name}`, () => {
    let open: OpenStore;
    let log: AuditLog;

    beforeEach(async () => {
      open = await create();
      log = openLog(open);
    });

    const appendAll = (count: number) => Promise.all(manyEntries(count).map((entry) => log.append(entry)));

    it("numbers rows from 1, each linked to the one before", async () => {
      const rows = [await log.append(entryOf()), await log.append(entryOf()), await log.append(entryOf())];
      assert.deepEqual(
        rows.map(({ n }) => n),
        [1n, 2n, 3n],
      );
      assert.deepEqual([rows[1]?.prev, rows[2]?.prev], [rows[0]?.hash, rows[1]?.hash]);
      for (const { hash } of rows) assert.match(hash, /^[0-9a-f]{64}$/);
    });

    it("gives back what it was given, as far as a database can hold it", async () => {
      const odd = entryOf({ target: 'a"b\\u0000 \u0000 \ud800 ☃', details: { b: "", a: "\udfff" }, traceparent: "" });
      const row = await log.append(odd);
      assert.deepEqual(row.details, { b: "", a: "\ufffd" });
      assert.deepEqual((await log.list({ limit: 9 }))[0], row);
      assert.equal((await verify(log)).broken, undefined);
    });

    it("refuses what is no entry, and takes the next one", async () => {
      for (const wrong of [
        { action: "granted" },
        { action: "Role.grant" },
        { action: `role.${"x".repeat(60)}` },
        { details: { "a.b": "" } },
        { details: { $a: "" } },
        { target: "x".repeat(16_384) },
      ]) {
        await assert.rejects(log.append(entryOf(wrong)), RangeError);
      }
      assert.equal((await log.append(entryOf())).n, 1n);
    });

    it("writes a hundred that come at once in few round trips, in their order", async () => {
      let trips = 0;
      const counted = interpose(open.store, (_, work) => {
        trips += 1;
        return work();
      });
      const counting = openLog({ store: counted });
      const rows = await Promise.all(manyEntries(100).map((entry) => counting.append(entry)));
      assert.deepEqual(
        rows.map(({ target }) => target),
        rows.map((_, i) => `t-${i}`),
      );
      assert(trips <= 3, `${trips} round trips`);
      assert.equal((await verify(log)).checked, 100n);
    });

    it("goes on where another replica has written meanwhile", async () => {
      const replicas = [log, openLog(open), openLog(open)];
      const rows = await Promise.all(
        replicas.map(async (replica) => {
          const own: AuditRow[] = [];
          for (const entry of manyEntries(20)) own.push(await replica.append(entry));
          return own;
        }),
      );
      const numbers = rows.flat().map(({ n }) => n);
      assert.deepEqual(
        numbers.toSorted((a, b) => Number(a - b)),
        numbers.map((_, i) => BigInt(i + 1)),
      );
      const { checked, broken } = await verify(log);
      assert.deepEqual([checked, broken], [60n, undefined]);
    });

    it("stands on a store that stops at the first number that is taken, and says how many rows it added", async () => {
      const rows = await appendAll(4);
      for (const n of [2n, 3n]) await open.remove(n);
      assert.equal(await open.store.insert(rows.slice(1)), 2);
      assert.equal(await open.store.insert(rows.slice(1)), 0);
      assert.deepEqual((await verify(log)).checked, 4n);
    });

    it("lists the newest first, by actor or action, from any place on", async () => {
      await appendAll(20);
      const numbers = async (query: Parameters<AuditLog["list"]>[0]) =>
        (await log.list(query)).map(({ n }) => Number(n));
      assert.deepEqual(await numbers({ limit: 3 }), [20, 19, 18]);
      assert.deepEqual(await numbers({ limit: 2, before: 18n }), [17, 16]);
      assert.deepEqual(await numbers({ limit: 9, by: { field: "actor", value: "u-3" } }), [18, 11, 4]);
      assert.deepEqual(
        await numbers({ limit: 9, by: { field: "action", value: "role.grant" }, before: 6n }),
        [5, 3, 1],
      );
      assert.deepEqual(await numbers({ limit: 9, by: { field: "actor", value: "nobody" } }), []);
    });

    it("is whole when nobody touched it, and empty when nothing was appended", async () => {
      const nothing = { checked: 0n, head: undefined, broken: undefined, notedKept: undefined };
      assert.deepEqual(await verify(log), nothing);
      const rows = await appendAll(10);
      const { n, hash } = rows[9] as AuditRow;
      assert.deepEqual(await verify(log), { ...nothing, checked: 10n, head: { n, hash } });
    });

    it("can be verified in parts", async () => {
      const rows = await appendAll(10);
      await open.edit(3n, { actor: "nobody" });
      const { checked, head, broken } = await verify(log, { from: 5n, to: 8n });
      assert.deepEqual([checked, head?.n, head?.hash, broken], [4n, 8n, rows[7]?.hash, undefined]);
      assert.deepEqual((await verify(log, { from: 4n })).broken, { position: 3n, fault: "EDITED" });
      assert.deepEqual((await verify(log, { to: 2n })).broken, undefined);
      assert.deepEqual((await verify(log, { from: 5n, to: 12n })).broken, { position: 11n, fault: "MISSING" });
      assert.deepEqual((await verify(log, { from: 50n })).broken, { position: 49n, fault: "MISSING" });
    });

    it("shows by a noted head that its end was cut off, or is another one", async () => {
      const rows = await appendAll(10);
      const { n, hash } = rows[9] as AuditRow;
      assert.equal((await verify(log, { noted: { n, hash } })).notedKept, true);
      await open.remove(10n);
      assert.equal((await verify(log)).broken, undefined);
      const cut = await verify(log, { noted: { n, hash } });
      assert.deepEqual([cut.notedKept, cut.broken, cut.head?.n], [false, { position: 10n, fault: "MISSING" }, 9n]);
      await openLog(open).append(entryOf());
      const other = await verify(log, { noted: { n, hash } });
      assert.deepEqual([other.notedKept, other.broken], [false, undefined]);
    });

    it("finds a change of any field", async () => {
      const changes: Partial<AuditRow>[] = [
        { n: 4n },
        ...[{ id: "x" }, { at: new Date(0) }, { action: "role.take" }, { actor: "" }, { caller: "x" }, { target: "x" }],
        ...[{ details: {} }, { details: { role: "ADMIN" } }, { requestId: "" }, { traceparent: "" }],
        ...[{ prev: "0".repeat(64) }, { hash: "0".repeat(64) }, { hash: "" }],
      ];
      const rows = await appendAll(5);
      for (const change of changes) {
        await open.edit(3n, change);
        assert.deepEqual((await verify(log)).broken, { position: 3n, fault: "EDITED" }, Object.keys(change).join());
        await open.edit(3n, rows[2] as AuditRow);
      }
      assert.equal((await verify(log)).broken, undefined);
    });

    it("does not mind in which order details are kept, since they have none", async () => {
      await log.append(entryOf({ details: { b: "1", a: "2" } }));
      await open.edit(1n, { details: { a: "2", b: "1" } });
      assert.equal((await verify(log)).broken, undefined);
    });

    it("finds a row that is gone, and rows that changed places", async () => {
      await appendAll(9);
      await open.swap(3n, 8n);
      assert.deepEqual((await verify(log)).broken, { position: 3n, fault: "MOVED" });
      await open.swap(3n, 8n);
      assert.equal((await verify(log)).broken, undefined);
      await open.remove(1n);
      assert.deepEqual((await verify(log)).broken, { position: 1n, fault: "MISSING" });
    });

    it("finds rows of another history, which were written as they are", async () => {
      await appendAll(5);
      const other = openLog({ store: new MemoryAuditStore() });
      const otherRows = await Promise.all(manyEntries(5).map((entry) => other.append(entry)));
      await open.edit(3n, otherRows[2] as AuditRow);
      const { broken } = await verify(log);
      assert.deepEqual(broken, { position: 3n, fault: "UNLINKED" });
    });

    it("takes no row of another service or key for one of its own", async () => {
      await appendAll(2);
      const { broken } = await verify(openLog({ ...open, service: "other" }));
      assert.deepEqual(broken, { position: 1n, fault: "UNLINKED" });
      const secret = Object.assign(Object.create(AUDIT_KEY), { reveal: () => "another secret of these tests" });
      assert.deepEqual((await verify(openLog({ ...open, secret }))).broken, { position: 1n, fault: "EDITED" });
    });

    it("stops verifying when the caller has gone", async () => {
      await appendAll(2);
      await assert.rejects(log.verify({}, AbortSignal.abort(new Error("gone"))), /gone/);
    });
  });
}
