import { all } from "../kit/wait.ts";
import { type Companion, companionOptions } from "./beside.ts";
import type { KeptProcess } from "./kept-process.ts";
import type { LaunchOptions } from "./launch.ts";
import type { ProcessOptions } from "./process.ts";
import type { CompanionStatus } from "./status.ts";

/** Makes a process that is kept up, and is ready when `/readyz` of the ports answers. */
export type Keep = (id: string, adminPorts: readonly number[], options: ProcessOptions) => KeptProcess;

/** What runs beside the services: started before them, and stopped after. */
export class Companions {
  readonly #planned: readonly Companion[];
  readonly #keep: Keep;
  #running: { readonly companion: Companion; readonly kept: KeptProcess }[] = [];

  constructor(planned: readonly Companion[], keep: Keep) {
    this.#planned = planned;
    this.#keep = keep;
  }

  /** Ports by name. */
  ports(): Record<string, number> {
    return Object.fromEntries(this.#planned.map(({ id, port }) => [id, port]));
  }

  processes(): KeptProcess[] {
    return this.#running.map(({ kept }) => kept);
  }

  async start(launch: LaunchOptions): Promise<void> {
    this.#running = this.#planned.map((companion) => {
      const { id, port } = companion;
      return { companion, kept: this.#keep(id, [port], companionOptions(companion, launch)) };
    });
    await all(this.processes().map((kept) => kept.start()));
  }

  async stop(): Promise<void> {
    await Promise.all(this.processes().map((kept) => kept.stop()));
  }

  status(): CompanionStatus[] {
    return this.#running.map(({ companion: { id, port }, kept: { phase, pid, restarts } }) => {
      return { id, port, phase, pid, restarts };
    });
  }
}
