import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMongo } from "../../stores/index.ts";

/** Gives a proof the MongoDB that a test run would have, in the variables in which tests look for it. */
export async function withTestMongo<T>(work: () => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), "souk-proof-"));
  const mongo = await startMongo({ port: 0, dataDir, given: null });
  Object.assign(process.env, { TEST_MONGODB_URI: mongo.uri, TEST_MONGODB_NAME: mongo.description });
  try {
    return await work();
  } finally {
    await mongo.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
