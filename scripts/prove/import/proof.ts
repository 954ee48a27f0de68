import { BREAKER_SETTINGS } from "@souk/chassis/breaker";
import { importJobStateToJSON } from "@souk/proto/souk/catalog/v1/import_job";
import { MongoClient } from "mongodb";
import { type Check, exactly, told } from "../support/checks.ts";
import { type Answer, type Load, quantileMs, startLoad } from "../support/load.ts";
import { type ProofShop, startProofShop } from "../support/shop.ts";
import { type StaffClient, staffClient } from "../support/staff.ts";
import { type ProofFile, proofFile } from "./file.ts";
import { createImporter, hasEnded, type Importer } from "./importer.ts";
import { jobChecks, storeChecks } from "./verify.ts";

export interface ImportProofOptions {
  /** Good lines in the file. */
  readonly products: number;
  readonly kills: number;
  /** Reads at the edge while the import runs. */
  readonly readsPerSecond: number;
  readonly say: (line: string) => void;
}

/** From a kill of the catalog until callers have found the new one. */
interface Outage {
  readonly from: number;
  readonly until: number;
}

const SHORTEST_MS = 120_000;
const LONGEST_MS_PER_PRODUCT = 40;
/** Callers try a lost replica again after a second at most (grpc/peer.ts); a breaker that opened meanwhile asks a second later. */
const RECONNECT_MS = 1_500 + BREAKER_SETTINGS.openMs;

/** Imports a file into a running shop, kills the catalog now and then, and counts what became of each line. */
export async function proveImport(options: ImportProofOptions): Promise<Check[]> {
  await using shop = await startProofShop();
  await shop.processes.inventory.stop(); // what it makes of the events is proved elsewhere
  const staff = await staffClient(shop);
  await staff.create("known");
  const importer = await createImporter(shop);
  const reads = startLoad(options.readsPerSecond, (i) => read(shop, staff, i));
  const file = proofFile(options.products);
  const { importJobId } = await importer.upload(file.bytes);
  const startedAt = reads.now();
  options.say(`uploaded ${(file.bytes.length / 1024 / 1024).toFixed(1)} MiB`);
  const longestMs = SHORTEST_MS + options.products * LONGEST_MS_PER_PRODUCT;
  const outages = await killAlong(shop, importer, { ...options, reads, importJobId, longestMs });
  const job = await importer.jobWhen(importJobId, hasEnded, longestMs);
  const seconds = (reads.now() - startedAt) / 1_000;
  const answers = await reads.stop();
  const errors = await importer.errorsOf(importJobId);
  await importer.close();
  return [
    exactly("the job ended as", importJobStateToJSON(job.state), "IMPORT_JOB_STATE_SUCCEEDED"),
    exactly("kills of the catalog at work", outages.length, options.kills),
    ...jobChecks(job, errors, file),
    ...(await checkStore(shop, file, longestMs)),
    told("products a second, kills included", options.products / seconds),
    ...readChecks(answers, outages),
  ];
}

/** One product and the first page of a list, by turns. */
function read({ base }: ProofShop, staff: StaffClient, i: number): Promise<Response> {
  return i % 2 === 0 ? staff.get("known") : fetch(`${base}/v1/products?pageSize=24`);
}

interface KillOptions extends ImportProofOptions {
  readonly reads: Load;
  readonly importJobId: string;
  readonly longestMs: number;
}

/** Kills come at even parts of the file; the last one well before its end. */
async function killAlong(shop: ProofShop, importer: Importer, options: KillOptions): Promise<Outage[]> {
  const { kills, reads, importJobId, longestMs, say } = options;
  const outages: Outage[] = [];
  for (let kill = 1; kill <= kills; kill++) {
    const isThere = ({ doneBytes, sizeBytes }: { doneBytes: bigint; sizeBytes: bigint }) =>
      doneBytes * BigInt(kills + 1) >= sizeBytes * BigInt(kill);
    const job = await importer.jobWhen(importJobId, isThere, longestMs);
    if (hasEnded(job)) break;
    const from = reads.now();
    await shop.processes.catalog.kill();
    await shop.start("catalog");
    outages.push({ from, until: reads.now() + RECONNECT_MS });
    say(`killed the catalog after ${job.createdCount} products, and started it again`);
  }
  return outages;
}

async function checkStore({ around }: ProofShop, file: ProofFile, longestMs: number): Promise<Check[]> {
  const mongo = await new MongoClient(around.mongoUri, { useBigInt64: true }).connect();
  try {
    return await storeChecks(mongo.db(`${around.databasePrefix}catalog`), file, longestMs);
  } finally {
    await mongo.close();
  }
}

function readChecks(answers: readonly Answer[], outages: readonly Outage[]): Check[] {
  const calm = answers.filter(({ at, ms }) => !outages.some(({ from, until }) => at + ms >= from && at <= until));
  const failed = calm.filter(({ status }) => status !== 200);
  const kinds = [...new Set(failed.map(({ status, reason }) => `${status} ${reason}`))].join(", ");
  const times = calm.map(({ ms }) => ms);
  return [
    told("reads at the edge meanwhile", answers.length),
    exactly(`failed ones outside the restarts${kinds ? ` (${kinds})` : ""}`, failed.length, 0),
    told("p50 of a read", quantileMs(times, 0.5), "ms"),
    told("p99 of a read", quantileMs(times, 0.99), "ms"),
  ];
}
