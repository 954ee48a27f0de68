import { CommandError } from "../kit/command.ts";
import { all, sleep } from "../kit/wait.ts";
import { ensureSecrets } from "../secrets/secrets.ts";
import type { StoreName } from "../services.ts";
import { Companions } from "./companions.ts";
import { SHUTDOWN_GRACE_MS } from "./environment.ts";
import { KeptProcess, type Times } from "./kept-process.ts";
import type { KeptStore } from "./kept-store.ts";
import { keepStores, type StartStore } from "./kept-stores.ts";
import { type LaunchOptions, launchOptions } from "./launch.ts";
import { type Plan, type PlannedProcess, processesOf } from "./plan.ts";
import { type ProcessOptions, ServiceProcess } from "./process.ts";
import { saveChildren } from "./run-state.ts";
import type { StatusReport } from "./status.ts";

export interface SupervisorOptions {
  readonly plan: Plan;
  readonly dataDir: string;
  /** A line of a service, as it printed it. */
  readonly onLine: (id: string, line: string) => void;
  readonly say: (text: string) => void;
  readonly startStore?: Readonly<Record<StoreName, StartStore>>;
  /** What every process inherits. @defaultValue this process's environment */
  readonly env?: NodeJS.ProcessEnv;
  readonly times?: Partial<Times>;
  /** For tests that hold the pauses of a restart. */
  readonly sleep?: (ms: number) => Promise<void>;
}

interface Running {
  readonly planned: PlannedProcess;
  readonly kept: KeptProcess;
}

const STOP_MARGIN_MS = 3_000;
/** A caller's channel tries a lost replica again after a second at most (grpc/peer.ts), and needs a moment to connect. */
const RECONNECT_MS = 1_500;

/** Starts stores, migrations and services in the order in which they need one another, keeps them up, and stops only them. */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #stores: ReadonlyMap<StoreName, KeptStore>;
  readonly #companions: Companions;
  #levels: Running[][] = [];
  #starting: Promise<void> | undefined;
  #stopping = false;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#companions = new Companions(options.plan.beside, (...kept) => this.#keep(...kept));
    this.#stores = keepStores(options, () => this.#saveState());
  }

  /** @throws StartFailure or CommandError when something does not get ready; what was started still has to be stopped */
  start(): Promise<void> {
    this.#starting = this.#start();
    return this.#starting;
  }

  async #start(): Promise<void> {
    const { plan, dataDir, say } = this.#options;
    const secrets = await ensureSecrets(dataDir, plan.identities);
    const stores = [...this.#stores.values()];
    await all(stores.map((store) => store.start()));
    if (stores.length > 0) say(stores.map(({ store }) => store?.description).join("; "));
    const launch = this.#launchOptions({
      ...{ secrets, services: plan.levels.flat(), addresses: plan.addresses, issuer: plan.issuer },
      beside: this.#companions.ports(),
      mongodbUri: this.#stores.get("mongodb")?.store?.uri ?? "",
      redisUrl: this.#stores.get("redis")?.store?.uri ?? "",
    });
    this.#refuseWhenStopping();
    await this.#migrate(launch);
    this.#refuseWhenStopping();
    await this.#companions.start(launch);
    this.#levels = processesOf(plan).map((level) =>
      level.map((planned) => ({ planned, kept: this.#keepProcess(planned, launch) })),
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
    await Promise.all([...this.#stores.values()].map((store) => store.stop()));
  }

  async #stopServices(): Promise<void> {
    for (const level of this.#levels.toReversed()) await Promise.all(level.map(({ kept }) => kept.stop()));
    await this.#companions.stop();
  }

  #refuseWhenStopping(): void {
    if (this.#stopping) throw new CommandError("The run is ending.");
  }

  /** For whoever will not wait: services go at once, stores still write what they hold. */
  hurry(): void {
    for (const kept of this.processesOf()) kept.kill();
  }

  /**
   * Restarts a service's replicas one after the other, so that with two of them one always serves, and callers know it.
   * In one process it restarts them all.
   *
   * @throws CommandError for a name that does not run here
   */
  async restart(service: string, say: (text: string) => void): Promise<void> {
    const replicas = this.processesOf(service);
    if (replicas.length === 0) throw new CommandError(`There is no service '${service}' here.`);
    if (this.#options.plan.mode === "one") say("All services run in one process (MODE=one): all of them restart.");
    for (const [i, kept] of replicas.entries()) {
      if (i > 0) await (this.#options.sleep ?? sleep)(RECONNECT_MS);
      this.#refuseWhenStopping();
      const started = performance.now();
      await kept.stop();
      this.#refuseWhenStopping();
      await kept.start();
      say(`${kept.id} restarted, ready after ${((performance.now() - started) / 1000).toFixed(1)} s`);
    }
  }

  /** The processes that a service, or what runs beside one, runs in; all of them without a name. */
  processesOf(service?: string): KeptProcess[] {
    const runs = ({ services }: PlannedProcess) => services.some(({ spec }) => spec.name === service);
    const running = this.#levels.flat().filter(({ planned }) => service === undefined || runs(planned));
    const beside = this.#companions.processes().filter(({ id }) => service === undefined || id === service);
    return [...running.map(({ kept }) => kept), ...beside];
  }

  status(): StatusReport {
    const { mode, absent, elsewhere } = this.#options.plan;
    return {
      ...{ mode, absent, elsewhere },
      services: this.#levels.flat().flatMap(({ planned, kept: { phase, pid, startedAt, restarts } }) =>
        planned.services.map(({ id, spec, ports }) => ({
          ...{ id, service: spec.name, ports, phase, pid, startedAt, restarts },
        })),
      ),
      beside: this.#companions.status(),
      stores: [...this.#stores.values()].flatMap(({ name, store, pid }) =>
        store ? [{ name, uri: withoutPassword(store.uri), description: store.description, pid }] : [],
      ),
    };
  }

  /** Each service once, whatever the number of its replicas. */
  async #migrate(launch: LaunchOptions): Promise<void> {
    const owners = processesOf(this.#options.plan)
      .flat()
      .filter(({ services }) => services.some(({ id, spec }) => id === spec.name && spec.stores.includes("mongodb")));
    await all(
      owners.map((planned) => {
        const options = launchOptions({ ...planned, inspect: false }, ["--migrate"], launch);
        return new ServiceProcess(options).success(`${planned.id} --migrate`);
      }),
    );
  }

  #launchOptions(surroundings: LaunchOptions["surroundings"]): LaunchOptions {
    const { dataDir, env = process.env, onLine } = this.#options;
    return { surroundings, dataDir, env, onLine };
  }

  #keepProcess(planned: PlannedProcess, launch: LaunchOptions): KeptProcess {
    const adminPorts = planned.services.map(({ ports }) => ports.admin);
    return this.#keep(planned.id, adminPorts, launchOptions(planned, [], launch));
  }

  #keep(id: string, adminPorts: readonly number[], options: ProcessOptions): KeptProcess {
    const { say, times, env = process.env } = this.#options;
    const graceMs = Number(env.SHUTDOWN_GRACE_MS || SHUTDOWN_GRACE_MS) + STOP_MARGIN_MS;
    return new KeptProcess({
      ...options,
      ...{ id, adminPorts, graceMs, say },
      onChange: () => this.#saveState(),
      ...(times ? { times } : {}),
    });
  }

  #saveState(): void {
    const stores = [...this.#stores.values()].map(({ name, pid }) => ({ id: name, pid }));
    const services = this.processesOf().map(({ id, pid }) => ({ id, pid }));
    saveChildren(this.#options.dataDir, [...stores, ...services]);
  }
}

function withoutPassword(uri: string): string {
  return uri.replace(/(?<=:\/\/)[^/@]*@/, "***@");
}
