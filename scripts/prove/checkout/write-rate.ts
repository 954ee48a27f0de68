import { MongoClient } from "mongodb";

const WRITERS = 32;
const SECONDS = 4;

/** Acknowledged and journalled writes of small documents, as services write theirs, with nothing else to do. */
export async function ownWriteRate(uri: string): Promise<number> {
  const client = new MongoClient(uri, { writeConcern: { w: "majority", journal: true }, retryWrites: false });
  try {
    const documents = client.db("souk_write_rate").collection<{ _id: string; v: number }>("documents");
    const end = performance.now() + SECONDS * 1_000;
    let count = 0;
    const writer = async (n: number) => {
      for (let v = 0; performance.now() < end; v++) {
        if (v % 2 === 0) await documents.insertOne({ _id: `${n}-${v}`, v });
        else await documents.updateOne({ _id: `${n}-${v - 1}` }, { $set: { v } });
        count++;
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, n) => writer(n)));
    await client.db("souk_write_rate").dropDatabase();
    return count / SECONDS;
  } finally {
    await client.close();
  }
}
