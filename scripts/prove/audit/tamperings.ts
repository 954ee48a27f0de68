import type { AuditFault } from "@souk/chassis/audit";
import type { Collection, Db, Document } from "mongodb";

/** Something that whoever can write to the database can do to a row. */
export interface Tampering {
  readonly what: string;
  readonly fault: AuditFault;
  /** How many rows, from the first on, it can be done to. */
  readonly most: (rows: number) => number;
  /** Does it to the row; gives what puts it back. */
  readonly tamper: (n: bigint, rows: number) => Promise<() => Promise<void>>;
}

interface RawRow extends Document {
  readonly _id: bigint;
}

/** What an edit puts into each field, and into one that no row has. */
const EDITS: readonly Document[] = [
  ...[
    { n: 5_000n },
    { id: "id" },
    { at: new Date(0) },
    { action: "session.sign-out" },
    { actor: "nobody" },
    { caller: "" },
  ],
  ...[{ target: "x" }, { details: {} }, { details: { method: "none" } }, { requestId: "x" }, { traceparent: "x" }],
  ...[{ prev: "0".repeat(64) }, { hash: "0".repeat(64) }, { more: true }],
];
/** Shares no factor with numbers of rows that end in zeros, so that every distance comes up. */
const STRIDE = 617n;

export function tamperings(db: Db): Tampering[] {
  const rows = db.collection<RawRow>("audit");
  return [
    {
      ...{ what: "rows found edited, the fields in turn", fault: "EDITED" },
      ...{ most: (count) => count, tamper: (n) => edit(rows, n) },
    },
    {
      ...{ what: "rows found missing that were deleted", fault: "MISSING" },
      ...{ most: (count) => count, tamper: (n) => remove(rows, n) },
    },
    {
      ...{ what: "rows found moved that changed places with the next", fault: "MOVED" },
      ...{ most: (count) => count - 1, tamper: (n) => swap(rows, n, n + 1n) },
    },
    {
      ...{ what: "rows found moved that changed places with one far behind", fault: "MOVED" },
      ...{ most: (count) => count - 1, tamper: (n, count) => swap(rows, n, behind(n, BigInt(count))) },
    },
  ];
}

/** Some row behind the n-th. */
function behind(n: bigint, count: bigint): bigint {
  return n + 1n + ((n * STRIDE) % (count - n));
}

async function edit(rows: Collection<RawRow>, n: bigint): Promise<() => Promise<void>> {
  const original = await rowAt(rows, n);
  await rows.updateOne({ _id: n }, { $set: EDITS[Number(n) % EDITS.length] as Document });
  return () => put(rows, original);
}

async function remove(rows: Collection<RawRow>, n: bigint): Promise<() => Promise<void>> {
  const original = await rowAt(rows, n);
  await rows.deleteOne({ _id: n });
  return () => put(rows, original);
}

async function swap(rows: Collection<RawRow>, a: bigint, b: bigint): Promise<() => Promise<void>> {
  const [rowOfA, rowOfB] = [await rowAt(rows, a), await rowAt(rows, b)];
  await put(rows, { ...rowOfB, _id: a });
  await put(rows, { ...rowOfA, _id: b });
  return async () => {
    await put(rows, rowOfA);
    await put(rows, rowOfB);
  };
}

async function rowAt(rows: Collection<RawRow>, n: bigint): Promise<RawRow> {
  const row = await rows.findOne({ _id: n });
  if (!row) throw new Error(`row ${n} is not there`);
  return row;
}

async function put(rows: Collection<RawRow>, row: RawRow): Promise<void> {
  await rows.deleteOne({ _id: row._id });
  await rows.insertOne(row);
}
