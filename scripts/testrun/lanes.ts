import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Store, startMongo, startRedis } from "../stores/index.ts";

/** Where tests run one after the other, beside those of another lane, with which they share neither stores nor ports. */
export interface Lane {
  /** For people: what its stores are. */
  readonly description: string;
  readonly env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/** Below the ephemeral range, above the shop's ports. */
const FIRST_PORT = 20_000;
const PORTS = 3_500;

/** Starts the stores of a lane, unless the caller has some. @throws CommandError when one does not start */
export async function openLane(number: number, folder: string, say: (text: string) => void): Promise<Lane> {
  const dataDir = join(folder, `lane-${number}`);
  mkdirSync(dataDir);
  const own = { port: 0, dataDir, isShortLived: true, say };
  const outcomes = await Promise.allSettled([
    startMongo({ ...own, given: process.env.TEST_MONGODB_URI || null }),
    startRedis({ ...own, given: process.env.TEST_REDIS_URL || null }),
  ]);
  const stores = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
  const stop = async () => void (await Promise.all(stores.map((store) => store.stop())));
  const failed = outcomes.find((outcome) => outcome.status === "rejected");
  if (failed) await stop();
  if (failed) throw failed.reason;
  const [mongo, redis] = stores as [Store, Store];
  const first = FIRST_PORT + number * PORTS;
  return {
    description: `${mongo.description}; ${redis.description}`,
    env: {
      TEST_MONGODB_URI: mongo.uri,
      TEST_REDIS_URL: redis.uri,
      TEST_PORTS: `${first}-${first + PORTS - 1}`,
    },
    stop,
  };
}

/** Each lane takes what is next until nothing is left. */
export async function runInLanes<Work, Result>(
  lanes: readonly Lane[],
  works: readonly Work[],
  run: (work: Work, lane: Lane) => Promise<Result>,
): Promise<Result[]> {
  const left = works.values();
  const results: Result[] = [];
  const runLane = async (lane: Lane) => {
    for (const work of left) results.push(await run(work, lane));
  };
  await Promise.all(lanes.map(runLane));
  return results;
}
