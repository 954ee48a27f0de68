import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, testKeys } from "@souk/chassis/testing";
import { MongoClient } from "mongodb";
import { startMongo } from "../../stores/index.ts";
import { migrateService, type ServiceSpec, type Surroundings } from "../support/services.ts";
import { startRedisUnderAttack } from "./redis-under-attack.ts";

/** Catalog and inventory, migrated and not yet started, with a Redis of their own. */
export async function setScene() {
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
  for (const spec of [catalog, inventory]) await migrateService(spec, around);
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
