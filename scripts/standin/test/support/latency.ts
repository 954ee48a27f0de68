import type { Collection, Document, MongoClient } from "mongodb";
import { Random } from "./random.ts";

const pad = (n: number) => String(n).padStart(6, "0");

/** One query kind of a service: how it is asked and how many documents it must bring. */
interface Kind {
  readonly name: string;
  readonly ask: (c: Collection<Document>, r: Random, size: number) => Promise<number>;
  readonly wanted: number;
}

const count = async (documents: Promise<unknown[]>) => (await documents).length;
const one = async (document: Promise<unknown>) => Number((await document) !== null);
const id = (r: Random, size: number) => `id-${pad(r.below(size))}`;

const kinds: readonly Kind[] = [
  { name: "{_id}", wanted: 1, ask: (c, r, size) => one(c.findOne({ _id: id(r, size) as never })) },
  {
    name: "{_id, owner, v: {$gte}}",
    wanted: 1,
    ask: (c, r, size) => one(c.findOne({ _id: id(r, size) as never, owner: { $exists: true }, v: { $gte: 0 } })),
  },
  {
    name: "{a, b: range} sort {b, _id} limit 24",
    wanted: 24,
    ask: (c, r) =>
      count(c.find({ a: r.below(20), b: { $gt: r.below(4_000) } }, { sort: { b: 1, _id: 1 }, limit: 24 }).toArray()),
  },
  {
    name: "{a, b: range} sort {b: -1, _id: -1} limit 24",
    wanted: 24,
    ask: (c, r) =>
      count(
        c
          .find({ a: r.below(20), b: { $lt: 5_000 + r.below(4_000) } }, { sort: { b: -1, _id: -1 }, limit: 24 })
          .toArray(),
      ),
  },
  {
    name: "{a: $in} sort {b, _id} limit 24",
    wanted: 24,
    ask: (c, r) =>
      count(c.find({ a: { $in: [r.below(10), 10 + r.below(10)] } }, { sort: { b: 1, _id: 1 }, limit: 24 }).toArray()),
  },
  {
    name: "keyset $or, sort {b, _id} limit 24",
    wanted: 24,
    ask: (c, r) => {
      const b = r.below(4_000);
      const after = { a: r.below(20), $or: [{ b: { $gt: b } }, { b, _id: { $gt: "id-025000" as never } }] };
      return count(c.find(after, { sort: { b: 1, _id: 1 }, limit: 24 }).toArray());
    },
  },
  {
    name: "{all} sort {in.at: -1, _id: -1} limit 24",
    wanted: 24,
    ask: (c) => count(c.find({ all: 1 }, { sort: { "in.at": -1, _id: -1 }, limit: 24 }).toArray()),
  },
  {
    name: "{tags} limit 24",
    wanted: 24,
    ask: (c, r, size) => count(c.find({ tags: `t${r.below(size / 50)}` }, { limit: 24 }).toArray()),
  },
  {
    name: "{email} unique",
    wanted: 1,
    ask: (c, r, size) => one(c.findOne({ email: `${r.below(size)}@example.org` })),
  },
  {
    name: "findOneAndUpdate {_id, v}",
    wanted: 1,
    ask: (c, r, size) => one(c.findOneAndUpdate({ _id: id(r, size) as never, v: { $gte: 0 } }, { $inc: { v: 1 } })),
  },
  {
    name: "count {a, b: range}",
    wanted: 1,
    ask: async (c, r) => Number((await c.countDocuments({ a: r.below(20), b: { $gte: 9_600 } })) > 0),
  },
];

async function fill(collection: Collection<Document>, size: number): Promise<void> {
  await collection.createIndexes([
    { key: { a: 1, b: 1, _id: 1 } },
    { key: { tags: 1 } },
    { key: { all: 1, "in.at": 1, _id: 1 } },
    { key: { all: 1, none: 1, "in.at": 1, _id: 1 } }, // holds nothing, since the list is always empty: it must not be chosen
    { key: { email: 1 }, unique: true },
  ]);
  const r = new Random(1);
  const document = (n: number) => ({
    _id: `id-${pad(n)}` as never,
    a: r.below(20),
    b: r.below(10_000),
    v: 0,
    owner: `customer-${r.below(1_000)}`,
    email: `${n}@example.org`,
    tags: [`t${n % (size / 50)}`, `t${(n + 7) % (size / 50)}`],
    ...{ all: 1, none: [], in: { at: n % 997 } },
    lines: r.list(3, () => ({
      sku: `sku-${r.below(5_000)}`,
      quantity: 1 + r.below(5),
      price: { amountMinor: r.below(90_000), currency: "EUR" },
    })),
    updatedAt: new Date(1_760_000_000_000 + n),
  });
  for (let n = 0; n < size; n += 1_000) {
    await collection.insertMany(Array.from({ length: Math.min(1_000, size - n) }, (_, i) => document(n + i)));
  }
}

export interface Latency {
  readonly name: string;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

async function measure(collection: Collection<Document>, kind: Kind, size: number, samples: number): Promise<Latency> {
  const r = new Random(2);
  const times: number[] = [];
  for (let i = 0; i < 2 * samples; i++) {
    const start = performance.now();
    const brought = await kind.ask(collection, r, size);
    times.push(performance.now() - start);
    if (brought !== kind.wanted) {
      throw new Error(`${kind.name} brought ${brought} documents instead of ${kind.wanted}`);
    }
  }
  const warm = times.slice(samples).sort((a, b) => a - b);
  const at = (share: number) => warm[Math.floor(share * warm.length)] ?? Number.NaN;
  return { name: kind.name, p50Ms: at(0.5), p95Ms: at(0.95) };
}

/** Times each query kind, one after the other, over a collection of `size` documents. */
export async function measureLatencies(client: MongoClient, size: number, samples: number): Promise<Latency[]> {
  const collection = client.db("latency").collection("documents");
  await fill(collection, size);
  const latencies: Latency[] = [];
  for (const kind of kinds) {
    latencies.push(await measure(collection, kind, size, samples));
  }
  return latencies;
}
