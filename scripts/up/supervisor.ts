import { CommandError } from "../kit/command.ts";
import { sleep } from "../kit/wait.ts";
import { logFileOf, openLog } from "../logs/log-file.ts";
import { ensureSecrets } from "../secrets/secrets.ts";
import { type Store, type StoreOptions, startMongo, startRedis } from "../stores/index.ts";
import { environmentOf, SHUTDOWN_GRACE_MS, type Surroundings } from "./environment.ts";
import { KeptProcess, type Times } from "./kept-process.ts";
import { KeptStore } from "./kept-store.ts";
import { commandOf, folderOf, type Plan, type PlannedProcess } from "./plan.ts";
import { MONGODB_PORT, REDIS_PORT } from "./ports.ts";
import { ServiceProcess } from "./process.ts";
import { saveChildren } from "./run-state.ts";
import type { StatusReport } from "./status.ts";

export interface SupervisorOptions {
  readonly plan: Plan;
  readonly dataDir: string;
  /** A line of a service, as it printed it. */
  readonly onLine: (process: PlannedProcess, line: string) => void;
  readonly say: (text: string) => void;
  readonly startStore?: { readonly mongodb: StartStore; readonly redis: StartStore };
  readonly times?: Partial<Times>;
  /** For tests that hold the pauses of a restart. */
  readonly sleep?: (ms: number) => Promise<void>;
}

export type StartStore = (options: StoreOptions) => Promise<Store>;

const STOP_MARGIN_MS = 3_000;
/** A caller's channel tries a lost replica again after a second at most (grpc/peer.ts), and needs a moment to connect. */
const RECONNECT_MS = 1_500;

/** Starts stores, migrations and services in the order in which they need one another, keeps them up, and stops only them. */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #stores: { readonly mongodb: KeptStore; readonly redis: KeptStore };
  #levels: { readonly planned: PlannedProcess; readonly kept: KeptProcess }[][] = [];
  #starting: Promise<void> | undefined;
  #stopping = false;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    const { mongodb = startMongo, redis = startRedis } = options.startStore ?? {};
    this.#stores = {
      mongodb: this.#keepStore("mongodb", mongodb, MONGODB_PORT),
      redis: this.#keepStore("redis", redis, REDIS_PORT),
    };
  }

  /** @throws StartFailure or CommandError when something does not get ready; what was started still has to be stopped */
  start(): Promise<void> {
    this.#starting = this.#start();
    return this.#starting;
  }

  async #start(): Promise<void> {
    const { plan, dataDir, say } = this.#options;
    const services = [...new Set(plan.levels.flat().map(({ spec }) => spec.name))];
    const secrets = await ensureSecrets(dataDir, services);
    await all([this.#stores.mongodb.start(), this.#stores.redis.start()]);
    const { mongodb, redis } = this.#stores;
    say(`${mongodb.store?.description}; ${redis.store?.description}`);
    const surroundings = {
      ...{ secrets, processes: plan.levels.flat() },
      ...{ mongodbUri: mongodb.store?.uri ?? "", redisUrl: redis.store?.uri ?? "" },
    };
    this.#refuseWhenStopping();
    await this.#migrate(surroundings);
    this.#levels = plan.levels.map((level) =>
      level.map((planned) => ({ planned, kept: this.#keepProcess(planned, surroundings) })),
    );
    for (const level of this.#levels) {
      this.#refuseWhenStopping();
      await all(level.map(({ kept }) => kept.start()));
    }
  }

  /** In the reverse order of the start, which may still go on: it is waited for, so that nothing comes up behind our back. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#stopServices();
    await this.#starting?.catch(() => undefined);
    await this.#stopServices();
    await Promise.all([this.#stores.redis.stop(), this.#stores.mongodb.stop()]);
  }

  async #stopServices(): Promise<void> {
    for (const level of this.#levels.toReversed()) await Promise.all(level.map(({ kept }) => kept.stop()));
  }

  #refuseWhenStopping(): void {
    if (this.#stopping) throw new CommandError("The run is ending.");
  }

  /** For whoever will not wait: services go at once, stores still write what they hold. */
  hurry(): void {
    for (const { kept } of this.#levels.flat()) kept.kill();
  }

  /**
   * Restarts a service's replicas one after the other, so that with two of them one always serves, and callers know it.
   *
   * @throws CommandError for a name that does not run here
   */
  async restart(service: string, say: (text: string) => void): Promise<void> {
    const replicas = this.#levels.flat().filter(({ planned }) => planned.spec.name === service);
    if (replicas.length === 0) throw new CommandError(`There is no service '${service}' here.`);
    for (const [i, { kept }] of replicas.entries()) {
      if (i > 0) await (this.#options.sleep ?? sleep)(RECONNECT_MS);
      this.#refuseWhenStopping();
      const started = performance.now();
      await kept.stop();
      this.#refuseWhenStopping();
      await kept.start();
      say(`${kept.id} restarted, ready after ${((performance.now() - started) / 1000).toFixed(1)} s`);
    }
  }

  status(): StatusReport {
    const { mongodb, redis } = this.#stores;
    return {
      absent: this.#options.plan.absent,
      processes: this.#levels.flat().map(({ planned, kept }) => ({
        ...{ id: kept.id, service: planned.spec.name, ...planned.ports },
        ...{ phase: kept.phase, pid: kept.pid, startedAt: kept.startedAt, restarts: kept.restarts },
      })),
      stores: [mongodb, redis].flatMap(({ name, store, pid }) =>
        store ? [{ name, uri: withoutPassword(store.uri), description: store.description, pid }] : [],
      ),
    };
  }

  async #migrate(surroundings: Surroundings): Promise<void> {
    const firsts = this.#options.plan.levels.flat().filter(({ id, spec }) => id === spec.name);
    const withData = firsts.filter(({ spec }) => spec.stores.includes("mongodb"));
    await all(
      withData.map((planned) =>
        new ServiceProcess({ ...this.#processOptions(planned, surroundings, ["--migrate"]) }).success(
          `${planned.id} --migrate`,
        ),
      ),
    );
  }

  #keepProcess(planned: PlannedProcess, surroundings: Surroundings): KeptProcess {
    const { say, times } = this.#options;
    const graceMs = Number(process.env.SHUTDOWN_GRACE_MS || SHUTDOWN_GRACE_MS) + STOP_MARGIN_MS;
    return new KeptProcess({
      ...this.#processOptions(planned, surroundings, []),
      ...{ id: planned.id, adminPort: planned.ports.admin, graceMs, say, onChange: () => this.#saveState() },
      ...(times ? { times } : {}),
    });
  }

  #processOptions(planned: PlannedProcess, surroundings: Surroundings, extra: readonly string[]) {
    const { plan, dataDir, onLine } = this.#options;
    const asked = extra.length === 0 ? plan : { ...plan, mode: { watch: false } };
    const { program, args } = commandOf(asked, planned);
    const log = openLog(logFileOf(dataDir, planned.id));
    return {
      ...{ program, args: [...args, ...extra], cwd: folderOf(plan, planned.spec) },
      env: environmentOf(planned, surroundings),
      onLine: (line: string) => {
        log(line);
        onLine(planned, line);
      },
    };
  }

  #keepStore(name: string, start: StartStore, port: number): KeptStore {
    const { plan, dataDir, say } = this.#options;
    const logFile = logFileOf(dataDir, name);
    openLog(logFile);
    const options = { port: port + plan.offset, dataDir, logFile, say };
    return new KeptStore({ name, say, start: () => start(options), onChange: () => this.#saveState() });
  }

  #saveState(): void {
    const stores = Object.values(this.#stores).map(({ name, pid }) => ({ id: name, pid }));
    const services = this.#levels.flat().map(({ kept }) => ({ id: kept.id, pid: kept.pid }));
    saveChildren(this.#options.dataDir, [...stores, ...services]);
  }
}

function withoutPassword(uri: string): string {
  return uri.replace(/(?<=:\/\/)[^/@]*@/, "***@");
}

/** All at once; when one fails, the others are still waited for, so that nothing is left half started. */
async function all(tasks: readonly Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(tasks);
  const failed = outcomes.find((outcome) => outcome.status === "rejected");
  if (failed) throw failed.reason;
}
