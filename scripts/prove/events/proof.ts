import { setTimeout as delay } from "node:timers/promises";
import { waitFor } from "@souk/chassis/testing";
import { type ServiceProcess, type ServiceSpec, type Surroundings, startService } from "../support/services.ts";
import type { RedisUnderAttack } from "./redis-under-attack.ts";
import { setScene } from "./scene.ts";
import { atRest, type Findings, findings } from "./verify.ts";
import { hireStaff, type Staff } from "./workload.ts";

export interface ProofOptions {
  /** Changes made while things break. */
  readonly changes: number;
  readonly say: (line: string) => void;
}

export interface ProofResult extends Findings {
  readonly relayKills: number;
}

const WRITERS = 8;
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
  await staff.close();
  await supervised.stop();
  await consuming.stop();
  return { ...found, relayKills };
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
