import { setTimeout as delay } from "node:timers/promises";
import type { Collection, Document, MongoClient } from "mongodb";
import { type Standin, startStandin, withStandin } from "./standin.ts";

const writers = 6;

/** Each document's version as the writers know it: acknowledged, or asked for when the process died. */
interface Ledger {
  readonly acknowledged: Map<string, number>;
  readonly asked: Map<string, number>;
}

export interface KillResult {
  kills: number;
  acknowledged: number;
  lost: number;
  /** Documents whose indexes disagree with a scan after the restart. */
  torn: number;
}

const documents = (client: MongoClient): Collection<Document> => client.db("killing").collection("documents");

async function write(collection: Collection<Document>, id: string, version: number): Promise<void> {
  if (version === 1) {
    await collection.insertOne(
      { _id: id as never, v: 1, code: id, text: "x".repeat(200) },
      { writeConcern: { w: "majority", j: true } },
    );
  } else {
    await collection.updateOne({ _id: id as never, v: version - 1 }, { $set: { v: version } });
  }
}

async function keepWriting(collection: Collection<Document>, prefix: string, ledger: Ledger): Promise<void> {
  for (let n = 0; ; n++) {
    for (let version = 1; version <= 3; version++) {
      const id = `${prefix}-${n}`;
      ledger.asked.set(id, version);
      try {
        await write(collection, id, version);
      } catch {
        return;
      }
      ledger.acknowledged.set(id, version);
    }
  }
}

async function writeUntilKilled(standin: Standin, round: number, lifeMs: number, ledger: Ledger): Promise<void> {
  const writing: Promise<void>[] = [];
  try {
    const client = await standin.connect({ maxPoolSize: writers, serverSelectionTimeoutMS: 500 });
    const collection = documents(client);
    await collection.createIndex({ code: 1 }, { unique: true });
    await collection.createIndex({ v: 1, code: 1 });
    for (let i = 0; i < writers; i++) {
      writing.push(keepWriting(collection, `r${round}w${i}`, ledger));
    }
    await delay(lifeMs);
  } finally {
    await standin.kill();
  }
  await Promise.all(writing);
}

async function check(client: MongoClient, ledger: Ledger, result: KillResult): Promise<void> {
  const collection = documents(client);
  const found = new Map((await collection.find().toArray()).map((d) => [String(d._id), d.v as number]));
  for (const [id, version] of ledger.acknowledged) {
    const now = found.get(id) ?? 0;
    result.lost += now < version || now > (ledger.asked.get(id) ?? 0) ? 1 : 0;
  }
  result.acknowledged = [...ledger.acknowledged.values()].reduce((sum, version) => sum + version, 0);
  for (const [id, v] of found) {
    const duplicate = await collection.insertOne({ code: id }).then(
      () => true,
      () => false,
    );
    result.torn += duplicate || (await collection.countDocuments({ v, code: id })) !== 1 ? 1 : 0;
  }
}

/** Kills the process `kills` times under writers, each time on the same folder, and counts what is gone. */
export async function countLostWrites(folder: string, kills: number, lifeMs: number): Promise<KillResult> {
  const result: KillResult = { kills, acknowledged: 0, lost: 0, torn: 0 };
  const ledger: Ledger = { acknowledged: new Map(), asked: new Map() };
  for (let round = 0; round < kills; round++) {
    await writeUntilKilled(await startStandin("--data", folder), round, lifeMs * (0.5 + Math.random()), ledger);
  }
  await withStandin(["--data", folder], async (standin) => check(await standin.connect(), ledger, result));
  return result;
}
