import type { Collection, Document, MongoClient, Sort } from "mongodb";
import { Random } from "./random.ts";
import { anyValue, indexes, plainValue, randomDocument, randomFilter, randomPage, randomSort } from "./shapes.ts";

export interface Query {
  readonly filter: Document;
  readonly sort?: Sort;
  readonly skip?: number;
  readonly limit?: number;
}

/** The indexed collection under test and an equal one that is only ever scanned. */
export interface Pair {
  readonly indexed: Collection<Document>;
  readonly scanned: Collection<Document>;
}

/** No index looks into $nor, so twice negated a filter means the same and is answered by a scan. */
export const byScan = (filter: Document): Document => ({ $nor: [{ $nor: [filter] }] });

type Outcome = Buffer[] | "error";

async function outcome(documents: Promise<unknown[]>): Promise<Outcome> {
  return documents.then(
    (found) => found as Buffer[],
    () => "error" as const,
  );
}

/** Sorted in full and cut here, since a sort with a limit could be served by an index. */
async function expected({ scanned }: Pair, { filter, sort, skip = 0, limit = 0 }: Query): Promise<Outcome> {
  const found = await outcome(scanned.find(byScan(filter), { raw: true, ...(sort && { sort }) }).toArray());
  return found === "error" ? found : found.slice(skip, limit > 0 ? skip + limit : undefined);
}

/** Whether both give the same bytes in the same order. */
export async function differs(pair: Pair, query: Query): Promise<boolean> {
  const { filter, ...options } = query;
  const wanted = await expected(pair, query);
  const found = await outcome(pair.indexed.find(filter, { raw: true, ...options }).toArray());
  if (wanted === "error" && found !== "error" && query.sort !== undefined) {
    // The library cannot sort some arrays; an index that reads fewer documents may not meet them.
    return differs(pair, { filter });
  } else if (wanted === "error" || found === "error") {
    return wanted !== found;
  }
  return wanted.length !== found.length || wanted.some((document, i) => !document.equals(found[i] as Buffer));
}

export async function createPair(client: MongoClient, name: string): Promise<Pair> {
  const db = client.db("differential");
  const pair = { indexed: db.collection(`${name}-indexed`), scanned: db.collection(`${name}-scanned`) };
  await pair.indexed.createIndexes([...indexes]);
  return pair;
}

async function onBoth(
  pair: Pair,
  filter: Document,
  act: (c: Collection<Document>, f: Document) => Promise<unknown>,
): Promise<void> {
  await Promise.all(
    [act(pair.indexed, filter), act(pair.scanned, byScan(filter))].map((done) => done.catch(() => undefined)),
  );
}

function randomUpdate(r: Random, tidy: boolean): Document {
  const path = r.pick(["a", "b", "s", "d", "n.x", "n.y", "t"]);
  const value = tidy ? plainValue(r) : anyValue(r);
  return r.pick<Document>([
    { $set: { [path]: value } },
    { $unset: { [path]: 1 } },
    { $set: { b: r.below(40), a: r.below(6) } },
  ]);
}

async function randomWrite(pair: Pair, r: Random, id: number, tidy: boolean): Promise<void> {
  const kind = r.below(10);
  if (kind < 4) {
    const document = randomDocument(r, id, tidy);
    await Promise.all([pair.indexed.insertOne({ ...document }), pair.scanned.insertOne({ ...document })]);
  } else if (kind < 6) {
    await onBoth(pair, { _id: r.below(id) }, (c, f) => c.deleteOne(f));
  } else {
    const update = randomUpdate(r, tidy);
    const filter = r.chance(0.5) ? { _id: r.below(id) } : randomFilter(r, 1);
    await onBoth(pair, filter, (c, f) => c.updateOne(f, update));
  }
}

function randomQuery(r: Random): Query {
  if (r.chance(0.3)) {
    return randomPage(r);
  }
  return {
    filter: randomFilter(r),
    ...(r.chance(0.6) && { sort: randomSort(r) }),
    ...(r.chance(0.5) && { limit: 1 + r.below(30) }),
    ...(r.chance(0.2) && { skip: r.below(10) }),
  };
}

/** What queries under random writes came to: how many, how many with any answer, and the ones that differ. */
export interface Comparison {
  queries: number;
  answered: number;
  readonly differences: Query[];
}

/** Interleaves writes and queries; half of the run uses tidy documents. */
export async function compareRandomly(client: MongoClient, queries: number, seed: number): Promise<Comparison> {
  const result: Comparison = { queries: 0, answered: 0, differences: [] };
  for (const tidy of [true, false]) {
    const r = new Random(seed + Number(tidy));
    const pair = await createPair(client, `${seed}-${tidy}`);
    const first = Array.from({ length: 200 }, (_, id) => randomDocument(r, id, tidy));
    await Promise.all([pair.indexed.insertMany(structuredCloneAll(first)), pair.scanned.insertMany(first)]);
    for (let i = 0; i < queries / 2; i++) {
      if (r.chance(0.3)) {
        await randomWrite(pair, r, 200 + i, tidy);
      }
      const query = randomQuery(r);
      result.queries++;
      result.answered += (await pair.indexed.findOne(query.filter).catch(() => null)) === null ? 0 : 1;
      if (await differs(pair, query)) {
        result.differences.push(query);
      }
    }
  }
  return result;
}

function structuredCloneAll(documents: Document[]): Document[] {
  return documents.map((document) => ({ ...document }));
}
