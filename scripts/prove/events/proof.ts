import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort, testKeys, waitFor } from "@souk/chassis/testing";
import { MongoClient } from "mongodb";
import { startMongo } from "../../stores/index.ts";
import {
  migrateService,
  type ServiceProcess,
  type ServiceSpec,
  type Surroundings,
  startService,
} from "../support/services.ts";
import { measureLag } from "./publish-lag.ts";
import { type RedisUnderAttack, startRedisUnderAttack } from "./redis-under-attack.ts";
import { atRest, type Findings, findings } from "./verify.ts";
import { hireStaff, type Staff } from "./workload.ts";

export interface ProofOptions {
  /** Changes made while things break. */
  readonly changes: number;
  /** Changes at 50 a second while nothing breaks, for the publish lag. */
  readonly healthyChanges: number;
  readonly say: (line: string) => void;
}

export interface ProofResult extends Findings {
  readonly relayKills: number;
  readonly lagP99Seconds: number;
  readonly lagEvents: number;
}

const WRITERS = 8;
const HEALTHY_PER_SECOND = 50;
/** Where the relay's process is killed: row → log, log → unset, add → mark. */
const KILL_POINTS = ["relay.taken", "relay.logged", "publisher.added"] as const;
/** Passes of a kill point, for each so many changes, until it kills: so the kills fall between the attacks on Redis. */
const CHANGES_PER_PASS = 100;
/** The writers go on past the changes asked for until every kill has happened, but not for ever. */
const MOST_EXTRA_SHARE = 3;

/** Changes products while Redis and the relay's process lose what they hold, then counts what became of the events. */
export async function proveEvents(options: ProofOptions): Promise<ProofResult> {
  await using scene = await setScene();
  const { around, redis, catalog, inventory, mongo, keys } = scene;
  for (const spec of [catalog, inventory]) await migrateService(spec, around);
  const consuming = await startService(inventory, around);
  const staff = await hireStaff(catalog.grpcPort, keys);
  const supervised = superviseCatalog(catalog, around, options);
  const progress = { made: 0 };
  const breaking = attack(redis, progress, options);
  await writeAll(staff, options.changes, progress, supervised.isSettled);
  await breaking;
  const relayKills = await supervised.settle();
  const changes = progress.made;
  const dbOf = (name: string) => mongo.db(`${around.databasePrefix}${name}`);
  const rest = () => atRest(dbOf("catalog"), dbOf("inventory"), changes);
  await waitFor(rest, { timeoutMs: 180_000, everyMs: 200, what: "all events at inventory" }).catch(() => false);
  const found = await findings(dbOf("catalog"), dbOf("inventory"), changes);
  options.say(`healthy: ${options.healthyChanges} changes at ${HEALTHY_PER_SECOND}/s`);
  const lag = await measureLag(catalog.adminPort, () => writeSteadily(staff, options));
  await staff.close();
  await supervised.stop();
  await consuming.stop();
  return { ...found, relayKills, lagP99Seconds: lag.p99Seconds, lagEvents: lag.events };
}

async function setScene() {
  const folder = await mkdtemp(join(tmpdir(), "souk-proof-"));
  const keys = await testKeys(["edge", "catalog", "inventory"]);
  const given = process.env.TEST_MONGODB_URI ?? null;
  const store = await startMongo({ port: 0, dataDir: folder, given });
  const redis = await startRedisUnderAttack(await freePort(), folder);
  const mongo = await new MongoClient(store.uri, { useBigInt64: true }).connect();
  const databasePrefix = `proof_${process.pid}_${Date.now()}_`;
  const around: Surroundings = { mongoUri: store.uri, redisUrl: redis.url, databasePrefix, keys };
  const catalog: ServiceSpec = {
    ...{ name: "catalog", main: "scripts/prove/events/catalog-main.ts" },
    ...{ grpcPort: await freePort(), adminPort: await freePort() },
  };
  const inventory: ServiceSpec = {
    ...{ name: "inventory", main: "services/inventory/src/main.ts" },
    ...{ grpcPort: await freePort(), adminPort: await freePort() },
  };
  const close = async () => {
    for (const name of ["catalog", "inventory"]) await mongo.db(`${databasePrefix}${name}`).dropDatabase();
    await mongo.close();
    await redis.stop();
    await store.stop();
    await keys.remove();
    await rm(folder, { recursive: true, force: true });
  };
  return { around, redis, catalog, inventory, mongo, keys, [Symbol.asyncDispose]: close };
}

/** Starts the catalog again each time it was killed, each time with the next kill point, at last without one. */
function superviseCatalog(spec: ServiceSpec, around: Surroundings, { changes, say }: ProofOptions) {
  const passes = Math.ceil(changes / CHANGES_PER_PASS);
  let kills = 0;
  let settled = false;
  let current: ServiceProcess | undefined;
  const done = (async () => {
    for (const point of KILL_POINTS) {
      current = await startService({ ...spec, killAt: `${point}:${passes}` }, around);
      await current.ended;
      kills += 1;
      say(`killed the relay's process at ${point}`);
    }
    current = await startService(spec, around);
    settled = true;
  })();
  return {
    isSettled: () => settled,
    /** Resolves, with the number of kills, when the last start is ready. */
    settle: async () => done.then(() => kills),
    stop: async () => current?.stop(),
  };
}

async function attack(
  redis: RedisUnderAttack,
  progress: { made: number },
  { changes, say }: ProofOptions,
): Promise<void> {
  const steps: [share: number, what: string, step: () => Promise<void>][] = [
    [0.15, "kept a snapshot of Redis", redis.snapshot],
    [0.3, "flushed Redis", redis.flush],
    [0.5, "killed Redis with -9, without AOF", redis.killAndLose],
    [0.75, "put Redis back to the stale snapshot", redis.restore],
  ];
  for (const [share, what, step] of steps) {
    while (progress.made < share * changes) await delay(20);
    await step();
    say(`${what} after ${progress.made} changes`);
  }
}

/** Creates come before the updates of the same product; otherwise the writers run free. */
async function writeAll(
  staff: Staff,
  changes: number,
  progress: { made: number },
  settled: () => boolean,
): Promise<void> {
  let next = 0;
  const more = () => next < changes || (!settled() && next < changes * MOST_EXTRA_SHARE);
  const writer = async () => {
    while (more()) {
      const pair = next;
      next += 2;
      for (const i of [pair, pair + 1]) {
        await staff.change(i);
        progress.made += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
}

async function writeSteadily(staff: Staff, { changes, healthyChanges }: ProofOptions): Promise<void> {
  const first = changes * MOST_EXTRA_SHARE * 2; // past every change made before
  const pending: Promise<void>[] = [];
  const startedAt = performance.now();
  for (let k = 0; k < healthyChanges; k++) {
    await delay(Math.max(startedAt + (k * 1_000) / HEALTHY_PER_SECOND - performance.now(), 0));
    pending.push(staff.change(first + 2 * k));
  }
  await Promise.all(pending);
  await delay(2_000); // what is late by more than this is missing in the count, and shows there
}
