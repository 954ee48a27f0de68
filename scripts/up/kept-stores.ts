import { logFileOf, openLog } from "../logs/log-file.ts";
import type { StoreName } from "../services.ts";
import { type Store, type StoreOptions, startMongo, startRedis } from "../stores/index.ts";
import { KeptStore } from "./kept-store.ts";
import { neededStores, type Plan } from "./plan.ts";
import { MONGODB_PORT, REDIS_PORT } from "./ports.ts";

export type StartStore = (options: StoreOptions) => Promise<Store>;

export interface KeptStoresOptions {
  readonly plan: Plan;
  readonly dataDir: string;
  readonly say: (text: string) => void;
  readonly startStore?: Readonly<Record<StoreName, StartStore>>;
}

const STORES: Readonly<Record<StoreName, { readonly port: number; readonly start: StartStore }>> = {
  mongodb: { port: MONGODB_PORT, start: startMongo },
  redis: { port: REDIS_PORT, start: startRedis },
};

/** The stores that the plan's services need, by name; none of them started yet. */
export function keepStores(options: KeptStoresOptions, onChange: () => void): ReadonlyMap<StoreName, KeptStore> {
  const names = [...neededStores(options.plan)].sort();
  return new Map(names.map((name) => [name, keepStore(name, options, onChange)]));
}

function keepStore(name: StoreName, options: KeptStoresOptions, onChange: () => void): KeptStore {
  const { plan, dataDir, say, startStore } = options;
  const { port, start } = STORES[name];
  const logFile = logFileOf(dataDir, name);
  openLog(logFile);
  const launch = startStore?.[name] ?? start;
  const where = { port: port + plan.offset, dataDir, logFile, say };
  return new KeptStore({ name, say, start: () => launch(where), onChange });
}
