import type { Db } from "mongodb";

/** What was found after everything came to rest. All but `changes` must be 0. */
export interface Findings {
  readonly changes: number;
  /** Events that the log has not, or more than once, or out of order. */
  readonly logFaults: number;
  /** Events that inventory never finished. */
  readonly missingAtInventory: number;
  /** Products without a bucket, or with a state older than the catalog's. */
  readonly staleProducts: number;
  /** Products whose stock was opened twice, or whose events took effect more often than there were events. */
  readonly repeatedEffects: number;
  /** Rows left in outboxes. */
  readonly outboxRows: number;
}

interface Logged {
  readonly n: bigint;
  readonly eventId: string;
  readonly subject: string;
  readonly seq: bigint;
}

export async function findings(catalog: Db, inventory: Db, changes: number): Promise<Findings> {
  const log = await readLog(catalog);
  const done = new Set((await inventory.collection<{ _id: string }>("inbox").find().toArray()).map(({ _id }) => _id));
  return {
    changes,
    logFaults: logFaults(log, changes),
    missingAtInventory: log.filter(({ eventId }) => !done.has(`inventory.product-changed~${eventId}`)).length,
    ...(await effectFaults(log, inventory)),
    outboxRows: await catalog.collection("products").countDocuments({ outboxAt: { $gt: new Date(0) } }),
  };
}

/** Whether inventory has finished every event of the log, and the log has as many as there were changes. */
export async function atRest(catalog: Db, inventory: Db, changes: number): Promise<boolean> {
  const [logged, done] = await Promise.all([
    catalog.collection("events").countDocuments(),
    inventory.collection("inbox").countDocuments(),
  ]);
  return logged >= changes && done >= logged;
}

async function readLog(catalog: Db): Promise<Logged[]> {
  const rows = await catalog.collection("events").find().sort({ _id: 1 }).toArray();
  return rows.map((row) => ({
    n: BigInt(row._id as unknown as bigint),
    eventId: String(row.eventId),
    subject: String(row.subject),
    seq: BigInt(row.seq),
  }));
}

/** Dense from 1, each event once, each product's events in their order. */
function logFaults(log: readonly Logged[], changes: number): number {
  let faults = Math.abs(log.length - changes);
  const ids = new Set<string>();
  const lastSeq = new Map<string, bigint>();
  log.forEach(({ n, eventId, subject, seq }, i) => {
    if (n !== BigInt(i + 1) || ids.has(eventId) || seq !== (lastSeq.get(subject) ?? 0n) + 1n) faults += 1;
    ids.add(eventId);
    lastSeq.set(subject, seq);
  });
  return faults;
}

async function effectFaults(log: readonly Logged[], inventory: Db) {
  const lastSeq = new Map(log.map(({ subject, seq }) => [subject, seq]));
  const followed = new Map(
    (await inventory.collection("followedProducts").find().toArray()).map((row) => [String(row._id), row]),
  );
  const openings = await inventory.collection("ledger").find({ kind: "OPENED" }).toArray();
  const opened = Map.groupBy(openings, ({ productId }) => String(productId));
  let staleProducts = 0;
  let repeatedEffects = 0;
  for (const [subject, seq] of lastSeq) {
    const state = followed.get(subject);
    const times = opened.get(subject)?.length ?? 0;
    if (state?.sequence !== seq || times === 0) staleProducts += 1;
    if ((state?.applied ?? 0n) > seq || times > 1) repeatedEffects += 1;
  }
  return { staleProducts, repeatedEffects };
}
