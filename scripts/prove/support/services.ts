import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { type TestKeys, waitFor } from "@souk/chassis/testing";
import { endWithMe } from "../../kit/children.ts";
import { ROOT } from "../../kit/paths.ts";

export interface ServiceProcess {
  readonly spec: ServiceSpec;
  readonly pid: number;
  /** Resolves when the process has ended, however. */
  readonly ended: Promise<unknown>;
  /** SIGTERM; resolves when it has ended, with the milliseconds that took. */
  stop(): Promise<number>;
  /** SIGKILL; resolves when it has ended. */
  kill(): Promise<void>;
}

export interface Surroundings {
  readonly mongoUri: string;
  readonly redisUrl: string;
  readonly databasePrefix: string;
  readonly keys: TestKeys;
}

export interface ServiceSpec {
  readonly name: string;
  /** Relative to the repository. */
  readonly main: string;
  readonly grpcPort: number;
  readonly adminPort: number;
  /** Where the process shall kill itself: `relay.logged:3`. */
  readonly killAt?: string;
  /** What this one needs besides, such as its peers' addresses. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a service as a process of its own and waits until it is ready. */
export async function startService(spec: ServiceSpec, around: Surroundings): Promise<ServiceProcess> {
  const child = spawnService(spec, around, []);
  const ended = once(child, "exit");
  let over = false;
  ended.then(() => {
    over = true;
  });
  await waitFor(async () => over || (await isReady(spec)), {
    timeoutMs: 30_000,
    everyMs: 50,
    what: `${spec.name} to be ready`,
  });
  if (over && !spec.killAt) throw new Error(`${spec.name} ended before it was ready`);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return {
    spec,
    pid: child.pid as number,
    ended,
    stop: async () => {
      const startedAt = performance.now();
      await end("SIGTERM");
      return performance.now() - startedAt;
    },
    kill: () => end("SIGKILL"),
  };
}

/** Whether the admin port says so. */
export function isReady({ adminPort }: ServiceSpec): Promise<boolean> {
  return fetch(`http://127.0.0.1:${adminPort}/readyz`, { signal: AbortSignal.timeout(1_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** @throws Error when the migration fails */
export async function migrateService(spec: ServiceSpec, around: Surroundings): Promise<void> {
  const [code] = await once(spawnService(spec, around, ["--migrate"]), "exit");
  if (code !== 0) throw new Error(`${spec.name} --migrate ended with ${code}`);
}

function spawnService(spec: ServiceSpec, around: Surroundings, args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [join(ROOT, spec.main), ...args], {
    stdio: ["ignore", process.env.PROOF_LOG_LEVEL ? "inherit" : "ignore", "inherit"],
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      GRPC_PORT: String(spec.grpcPort),
      ADMIN_PORT: String(spec.adminPort),
      LOG_LEVEL: process.env.PROOF_LOG_LEVEL || "silent",
      MONGODB_URI: around.mongoUri,
      REDIS_URL: around.redisUrl,
      DATABASE_PREFIX: around.databasePrefix,
      JWKS_FILE: around.keys.jwksFile,
      SERVICE_JWKS_FILE: around.keys.serviceJwksFile,
      SERVICE_KEY: around.keys.serviceKey(spec.name).reveal(),
      PAGE_TOKEN_SECRET: "a secret for this proof only, long enough",
      AUDIT_SECRET: "another secret for this proof only, long enough",
      KILL_AT: spec.killAt ?? "",
      ...spec.env,
    },
  });
  endWithMe(child);
  return child;
}
