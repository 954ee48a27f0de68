import { once } from "node:events";
import { MongoAuditStore } from "../../src/audit/index.ts";
import { createMongo } from "../../src/mongo/index.ts";
import { silentLogger } from "../../src/testing/index.ts";
import { manyEntries, openLog } from "./audit-entries.ts";

/**
 * A replica that appends to the audit log of a database, some entries at a time, from when it is told to until its input
 * ends, and prints the number and hash of each row that is on record. Run by audit.test.ts in processes of their own.
 */
const [uri = "", database = "", count = "", atOnce = ""] = process.argv.slice(2);
const mongo = createMongo({ uri, database, logger: silentLogger() });
await mongo.start();
const log = openLog({ store: new MongoAuditStore(mongo.db) });
const entries = manyEntries(Number(count)).values();
let isEnough = false;
process.stdin.once("end", () => {
  isEnough = true;
});

async function appendInTurn(): Promise<void> {
  for (const entry of entries) {
    if (isEnough) return;
    const { n, hash } = await log.append(entry);
    process.stdout.write(`${n} ${hash}\n`);
  }
}

process.stdout.write("ready\n");
await once(process.stdin, "data");
await Promise.all(Array.from({ length: Number(atOnce) }, appendInTurn));
await mongo.stop();
process.stdin.destroy();
