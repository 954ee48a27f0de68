import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, startTcpProxy, type TcpProxy, type TestKeys, testKeys } from "@souk/chassis/testing";
import { NO_LIMITS } from "../../e2e/support/shop.ts";
import { type Store, startMongo, startRedis } from "../../stores/index.ts";
import { migrateService, type ServiceProcess, type ServiceSpec, type Surroundings, startService } from "./services.ts";

/** The shop in processes of its own, with stores of its own, to be killed piece by piece. */
export interface ProofShop extends AsyncDisposable {
  /** `http://127.0.0.1:<port>` of the edge. */
  readonly base: string;
  readonly keys: TestKeys;
  readonly redis: KeptStore;
  readonly mongo: KeptStore;
  readonly around: Surroundings;
  readonly processes: Record<Part, ServiceProcess>;
  /** The line between edge and catalog, where one was asked for. */
  readonly proxy: TcpProxy | undefined;
  /** Starts a part again, at its old ports. */
  start(part: Part, env?: Readonly<Record<string, string>>): Promise<void>;
}

export type Part = "edge" | "inventory" | "catalog" | "catalog-2";

export interface ProofShopOptions {
  /** @defaultValue one */
  readonly catalogs?: 1 | 2;
  /** What is started. @defaultValue everything */
  readonly parts?: readonly Part[];
  /** Puts a line between the edge and the catalog that can be cut, and swallow. */
  readonly proxied?: boolean;
  /** For all processes. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A store that can be killed, and comes back at its port with what it had. */
export interface KeptStore {
  readonly uri: string;
  kill(): Promise<void>;
  restart(): Promise<void>;
}

/** For an edge that is to ask its services for every read. */
export const EACH_READ_IS_A_CALL = { EDGE_SHARE_READS: "no" };

/** Starts stores, migrates, and starts catalog, inventory and the edge, in this order. */
export async function startProofShop(options: ProofShopOptions = {}): Promise<ProofShop> {
  const isWanted = (part: Part) => options.parts?.includes(part) ?? true;
  const folder = await mkdtemp(join(tmpdir(), "souk-shop-"));
  const [mongo, redis, keys] = await Promise.all([
    keepMongo(folder),
    keepRedis(folder),
    testKeys(["edge", "catalog", "inventory", "search", "ops"]),
  ]);
  const around: Surroundings = { mongoUri: mongo.uri, redisUrl: redis.uri, databasePrefix: "souk_", keys };
  const { specs, proxy } = await planParts(options);
  const processes = {} as Record<Part, ServiceProcess>;
  const start = async (part: Part, changes: Readonly<Record<string, string>> = {}) => {
    const spec = specs.get(part) as ServiceSpec;
    processes[part] = await startService({ ...spec, env: { ...spec.env, ...changes } }, around);
  };
  for (const part of ["catalog", "inventory"] as const) {
    if (isWanted(part)) await migrateService(specs.get(part) as ServiceSpec, around);
  }
  for (const part of specs.keys()) if (isWanted(part)) await start(part);
  return {
    base: `http://127.0.0.1:${specs.get("edge")?.env?.EDGE_PORT}`,
    ...{ keys, redis, mongo, around, processes, proxy, start },
    [Symbol.asyncDispose]: async () => {
      for (const process of Object.values(processes).toReversed()) await process.stop();
      await Promise.all([redis.stop(), mongo.stop(), keys.remove(), proxy?.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The parts in the order of their start; the edge knows the addresses of all. */
async function planParts({ catalogs = 1, proxied = false, env = {} }: ProofShopOptions) {
  const ports = async () => ({ grpcPort: await freePort(), adminPort: await freePort() });
  const main = (name: string) => `services/${name}/src/main.ts`;
  const catalog: ServiceSpec = { name: "catalog", main: main("catalog"), env, ...(await ports()) };
  const second: ServiceSpec = { ...catalog, ...(await ports()) };
  const inventory: ServiceSpec = { name: "inventory", main: main("inventory"), env, ...(await ports()) };
  const proxy = proxied ? await startTcpProxy(catalog.grpcPort) : undefined;
  const addresses = [proxy?.port ?? catalog.grpcPort, ...(catalogs === 2 ? [second.grpcPort] : [])];
  const edge: ServiceSpec = {
    ...{ name: "edge", main: "edge/src/main.ts", ...(await ports()) },
    env: {
      ...env,
      EDGE_PORT: String(await freePort()),
      EDGE_RATE_LIMITS: NO_LIMITS,
      CATALOG_GRPC_ADDR: `ipv4:${addresses.map((port) => `127.0.0.1:${port}`).join(",")}`,
      INVENTORY_GRPC_ADDR: `127.0.0.1:${inventory.grpcPort}`,
    },
  };
  const parts: [Part, ServiceSpec][] = [
    ["catalog", catalog],
    ...(catalogs === 2 ? ([["catalog-2", second]] as [Part, ServiceSpec][]) : []),
    ["inventory", inventory],
    ["edge", edge],
  ];
  return { specs: new Map(parts), proxy };
}

export function keepRedis(dataDir: string): Promise<KeptStore & { stop(): Promise<void> }> {
  return keep(startRedis, dataDir);
}

export function keepMongo(dataDir: string): Promise<KeptStore & { stop(): Promise<void> }> {
  return keep(startMongo, dataDir);
}

async function keep(start: typeof startMongo, dataDir: string): Promise<KeptStore & { stop(): Promise<void> }> {
  const port = await freePort();
  const open = () => start({ port, dataDir, given: null, isShortLived: true });
  let store: Store = await open();
  return {
    uri: store.uri,
    kill: async () => {
      if (store.pid) process.kill(store.pid, "SIGKILL");
      await store.ended;
    },
    restart: async () => {
      store = await open();
    },
    stop: () => store.stop(),
  };
}
