import { setTimeout as delay } from "node:timers/promises";
import { waitFor } from "@souk/chassis/testing";
import { MongoClient } from "mongodb";
import { atLeast, atMost, type Check, exactly, told } from "../support/checks.ts";
import { type ProofShop, startProofShop } from "../support/shop.ts";
import { PRODUCT_KB, startChanger } from "./changes.ts";
import { type MemoryReport, watchMemory } from "./memory.ts";
import { startWatcher, type Watcher } from "./watcher.ts";

export interface WatchProofOptions {
  readonly changes: number;
  readonly products: number;
  /** How long one watcher reads nothing. */
  readonly pauseMs: number;
  readonly say: (line: string) => void;
}

/** What a share of all changes is made in: before the snapshot, during the first restart, the pause, and the kill. */
const UNTIL_SNAPSHOT = 0.15;
const UNTIL_PAUSE = 0.4;
const UNTIL_KILL = 0.85;
/** Less would prove little about memory. */
const LEAST_BEHIND = 0.3;
const CATCH_UP_MS = 30_000;
/** Of the backlog; and what an idle process may seem to grow by. */
const GROWTH_LIMIT_SHARE = 0.25;
const NOISE_MB = 6;
const GARBAGE_COLLECTOR = new URL("collect-garbage.ts", import.meta.url).href;

/** Changes products while three watch, one of them pauses, and the catalog is restarted and killed. */
export async function proveWatch(options: WatchProofOptions): Promise<Check[]> {
  await using shop = await startProofShop({ parts: ["catalog"] });
  const { changes, products, pauseMs, say } = options;
  const place = { catalogPort: shop.processes.catalog.spec.grpcPort, keys: shop.keys };
  const changer = await startChanger({ ...place, products });
  const until = (share: number) => Math.round(changes * share);
  const [quick, slow] = [
    await startWatcher({ ...place, snapshot: false }),
    await startWatcher({ ...place, snapshot: false }),
  ];
  await changer.change(0, until(UNTIL_SNAPSHOT), 0);
  const late = await startWatcher({ ...place, snapshot: true });
  say("three watch");
  await Promise.all([changer.change(until(UNTIL_SNAPSHOT), until(UNTIL_PAUSE), 0), restart(shop, "stop", say)]);
  say(`one of them reads nothing for at least ${pauseMs / 1_000} s`);
  const writing = Promise.all([changer.change(until(UNTIL_PAUSE), until(UNTIL_KILL), pauseMs), delay(pauseMs)]);
  const [memory, behind] = await Promise.all([
    watchMemory(shop.processes.catalog.spec.adminPort, writing),
    slow.pauseUntil(writing).then(() => quick.sightings.changes - slow.sightings.changes),
  ]);
  await Promise.all([changer.change(until(UNTIL_KILL), changes, 0), restart(shop, "kill", say)]);
  const watchers = { quick, slow, late };
  const versions = await versionsIn(shop);
  const caughtUp = () => Object.values(watchers).every(({ sightings }) => sightings.missing(versions) === 0);
  await waitFor(caughtUp, { timeoutMs: CATCH_UP_MS, what: "all watchers to catch up" }).catch(() => undefined);
  for (const watcher of Object.values(watchers)) await watcher.stop();
  await changer.close();
  return [
    exactly("products", versions.size, products),
    exactly(
      "changes",
      [...versions.values()].reduce((sum, version) => sum + version, 0),
      changes,
    ),
    ...Object.entries(watchers).flatMap(([name, watcher]) => watcherChecks(name, watcher, versions)),
    exactly("changes that the quick watcher was told of", quick.sightings.changes, changes),
    exactly("changes that the slow watcher was told of", slow.sightings.changes, changes),
    atLeast("changes that the slow watcher was behind by at the end of its pause", behind, until(LEAST_BEHIND)),
    ...memoryChecks(memory, behind),
  ];
}

async function restart({ processes, start }: ProofShop, how: "stop" | "kill", say: (line: string) => void) {
  await processes.catalog[how]();
  await start("catalog", { NODE_OPTIONS: `--import=${GARBAGE_COLLECTOR}` });
  say(how === "stop" ? "restarted the catalog" : "killed the catalog with -9, and started it again");
}

/** The last state of each product: its version, which is its etag. */
async function versionsIn({ around }: ProofShop): Promise<Map<string, number>> {
  const mongo = await new MongoClient(around.mongoUri, { useBigInt64: true }).connect();
  const products = mongo.db(`${around.databasePrefix}catalog`).collection<{ _id: string; v: bigint }>("products");
  const rows = await products.find({}, { projection: { v: 1 } }).toArray();
  await mongo.close();
  return new Map(rows.map(({ _id, v }) => [_id, Number(v)]));
}

function watcherChecks(name: string, { sightings, breaks }: Watcher, versions: ReadonlyMap<string, number>): Check[] {
  return [
    atLeast(`${name} watcher: times that its stream broke or did not open`, breaks(), 2),
    exactly(`${name} watcher: products whose last state it has not`, sightings.missing(versions), 0),
    exactly(`${name} watcher: gaps in a product's sequence`, sightings.gaps, 0),
    exactly(`${name} watcher: events told twice or out of order`, sightings.repeats, 0),
    exactly(`${name} watcher: products older than told before`, sightings.stale, 0),
  ];
}

function memoryChecks({ growth, firstResident, mostResident }: MemoryReport, behind: number): Check[] {
  const backlog = (behind * PRODUCT_KB) / 1_000;
  const limit = Math.max(backlog * GROWTH_LIMIT_SHARE, NOISE_MB);
  return [
    told("which it would cost to keep for it", backlog, "MB"),
    atMost("growth of the catalog's memory in that time", growth, limit, "MB"),
    told("the catalog's resident memory at the beginning of the pause", firstResident, "MB"),
    told("the catalog's resident memory at most", mostResident, "MB"),
  ];
}
