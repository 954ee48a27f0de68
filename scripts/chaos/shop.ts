import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openShop, type RunningShop } from "../e2e/support/shop.ts";
import { type KeptStore, keepMongo, keepRedis } from "../prove/support/shop.ts";
import { type StoreFault, type StoreProxy, startStoreProxy } from "./store-proxy.ts";

/** A shop that everything can be done to. */
export interface ChaosShop extends AsyncDisposable {
  readonly shop: RunningShop;
  readonly redis: KeptStore;
  readonly mongo: KeptStore;
  /** Between the services and their database. */
  readonly proxy: StoreProxy;
  /** Where the services keep their databases, not through the proxy. */
  readonly databases: { readonly uri: string; readonly prefix: string };
}

export interface ChaosShopOptions {
  /** Asked for each command to the database. */
  readonly breakCommand: (command: string) => StoreFault | undefined;
  readonly onLine: (id: string, line: string) => void;
}

/** A process that is killed is started again half a second later, however often. */
const NEVER_GIVEN_UP = { fastMs: 0 };

/** Opens a shop of processes, two of those that move goods and money, on stores that can be killed. */
export async function openChaosShop({ breakCommand, onLine }: ChaosShopOptions): Promise<ChaosShop> {
  const folder = await mkdtemp(join(tmpdir(), "souk-chaos-"));
  const [mongo, redis] = await Promise.all([keepMongo(folder), keepRedis(folder)]);
  const proxy = await startStoreProxy(Number(new URL(mongo.uri).port), breakCommand);
  const stopStores = async () => {
    await proxy.stop();
    await Promise.all([mongo.stop(), redis.stop()]);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const shop = await openShop({
      ...{ mode: "many", replicas: "order:2,payment:2", times: NEVER_GIVEN_UP, onLine },
      ...{ mongodbUri: `mongodb://127.0.0.1:${proxy.port}`, redisUrl: redis.uri },
    });
    const databases = { uri: mongo.uri, prefix: shop.catalogDb.prefix };
    const stop = async () => {
      await shop.stop();
      await stopStores();
    };
    return { shop, redis, mongo, proxy, databases, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stopStores();
    throw error;
  }
}
