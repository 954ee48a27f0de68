import { sleep } from "../kit/wait.ts";
import { type ProcessOptions, ServiceProcess, StartFailure } from "./process.ts";

export type Phase = "starting" | "ready" | "stopped" | "coming back" | "given up";

export interface KeptOptions extends ProcessOptions {
  readonly id: string;
  /** Those of all services in it: it is ready when they are. */
  readonly adminPorts: readonly number[];
  readonly graceMs: number;
  readonly times?: Partial<Times>;
  /** Tells people what happens. */
  readonly say: (text: string) => void;
  /** Called whenever the process's number changes. */
  readonly onChange: () => void;
  /** For tests that hold the pauses. */
  readonly sleep?: (ms: number) => Promise<void>;
}

export interface Times {
  readonly readyMs: number;
  /** A death sooner than this after the start counts as a fast one. */
  readonly fastMs: number;
  readonly firstPauseMs: number;
}

const TIMES: Times = { readyMs: 30_000, fastMs: 30_000, firstPauseMs: 500 };
const MOST_FAST_DEATHS = 5;

/** A service's process that is started again when it dies, with growing pauses, until it has died five times in a row soon. */
export class KeptProcess {
  readonly #options: KeptOptions;
  readonly #times: Times;
  #process: ServiceProcess | undefined;
  /** Raised by each start and stop, so that what began before can tell that it has been overtaken. */
  #generation = 0;
  #fastDeaths = 0;
  phase: Phase = "stopped";
  restarts = 0;

  constructor(options: KeptOptions) {
    this.#options = options;
    this.#times = { ...TIMES, ...options.times };
  }

  get id(): string {
    return this.#options.id;
  }

  get pid(): number | undefined {
    return this.#process?.running ? this.#process.pid : undefined;
  }

  get startedAt(): number | undefined {
    return this.#process?.startedAt;
  }

  /** @throws StartFailure when it does not get ready */
  async start(): Promise<void> {
    this.#generation += 1;
    this.#fastDeaths = 0;
    await this.#launch(this.#generation);
  }

  async stop(): Promise<void> {
    this.#generation += 1;
    const generation = this.#generation;
    await this.#process?.stop(this.#options.graceMs);
    if (generation !== this.#generation) return;
    this.phase = "stopped";
    this.#options.onChange();
  }

  /** Does not wait, for whoever is in a hurry. */
  kill(): void {
    this.#generation += 1;
    this.#process?.signal("SIGKILL");
  }

  async #launch(generation: number): Promise<void> {
    const { id, adminPorts, onChange } = this.#options;
    this.phase = "starting";
    const launched = new ServiceProcess(this.#options);
    this.#process = launched;
    onChange();
    await launched.ready(id, adminPorts, this.#times.readyMs).catch((failure) => {
      if (this.#process === launched) this.phase = "stopped";
      throw failure;
    });
    this.phase = "ready";
    void launched.ended.then((how) => this.#bringBack(generation, how));
  }

  async #bringBack(generation: number, how: string): Promise<void> {
    const { id, say } = this.#options;
    let why: string | undefined = how;
    while (why !== undefined && generation === this.#generation) {
      const pauseMs = this.#pauseAfterDeath();
      if (pauseMs === undefined) return this.#giveUp(why);
      say(`${id} died (${why}); it is started again in ${pauseMs / 1000} s (state in flight is safe)`);
      await (this.#options.sleep ?? sleep)(pauseMs);
      if (generation === this.#generation) why = await this.#tryAgain(generation);
    }
  }

  /** How long to wait before the next start; undefined when it has died too often. */
  #pauseAfterDeath(): number | undefined {
    const { fastMs, firstPauseMs } = this.#times;
    const lived = Date.now() - (this.#process?.startedAt ?? 0);
    this.#fastDeaths = lived < fastMs ? this.#fastDeaths + 1 : 1;
    this.phase = "coming back";
    this.#options.onChange();
    return this.#fastDeaths < MOST_FAST_DEATHS ? firstPauseMs * 2 ** (this.#fastDeaths - 1) : undefined;
  }

  /** @returns why it did not get ready; undefined when it did */
  async #tryAgain(generation: number): Promise<string | undefined> {
    try {
      await this.#launch(generation);
    } catch (error) {
      if (error instanceof StartFailure) return error.message;
      throw error;
    }
    this.restarts += 1;
    this.#options.say(`${this.id} is back`);
    return undefined;
  }

  #giveUp(why: string): void {
    this.phase = "given up";
    this.#options.onChange();
    const { id, say } = this.#options;
    say(
      `${id} died ${MOST_FAST_DEATHS} times in a row soon after its start (${why}): given up. See \`make logs SERVICE=${id}\`.`,
    );
  }
}
