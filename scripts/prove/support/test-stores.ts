import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMongo, startRedis } from "../../stores/index.ts";

/** Gives a proof the stores that a test run would have, in the variables in which tests look for them. */
export async function withTestStores<T>(work: () => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), "souk-proof-"));
  const own = { port: 0, dataDir, given: null };
  const [mongo, redis] = await Promise.all([startMongo(own), startRedis(own)]);
  Object.assign(process.env, {
    ...{ TEST_MONGODB_URI: mongo.uri, TEST_REDIS_URL: redis.uri },
    TEST_MONGODB_NAME: mongo.description,
  });
  try {
    return await work();
  } finally {
    await Promise.all([mongo.stop(), redis.stop()]);
    await rm(dataDir, { recursive: true, force: true });
  }
}
