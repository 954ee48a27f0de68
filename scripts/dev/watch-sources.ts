import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generate, IMAGE } from "../contract/generate.ts";
import type { ServiceSpec } from "../services.ts";
import type { KeptProcess } from "../up/kept-process.ts";
import type { Supervisor } from "../up/supervisor.ts";
import { affectedServices, changedContracts } from "./affected.ts";
import { type Meaning, meaningOf } from "./meaning.ts";
import { Reloader } from "./reloader.ts";
import { watchTree } from "./watch-tree.ts";

export interface WatchOptions {
  readonly root: string;
  readonly services: readonly ServiceSpec[];
  readonly supervisor: Pick<Supervisor, "processesOf">;
  /** Tells people what happens. */
  readonly say: (text: string) => void;
}

const FOLDERS = ["services", "edge", "proto"];

const AT_A_TIME = 2;

/**
 * Reloads services when their files are saved, and generates when contracts are; the new image then reloads those who live
 * by what has changed in it, since they have read it at their start. What is broken is told, and the next save tries again.
 * Documents wait for `make generate`: nobody reads them at each save.
 */
export function watchSources({ root, services, supervisor, say }: WatchOptions): { stop(): void } {
  const reloader = new Reloader(say);
  const readImage = () => readFileSync(join(root, IMAGE));
  let image = readImage();
  let generating = Promise.resolve();

  function namesFor(meaning: Meaning): string[] {
    if (typeof meaning === "object") return [meaning.service];
    if (meaning === "all") return services.map(({ name }) => name);
    return meaning === "contract" ? namesForImage() : [];
  }

  function namesForImage(): string[] {
    try {
      const now = readImage();
      const changed = changedContracts(image, now);
      image = now;
      return affectedServices(root, changed, services).map(({ name }) => name);
    } catch (error) {
      say(`${IMAGE} cannot be read (${(error as Error).message}); \`make generate\` makes it`);
      return [];
    }
  }

  const tree = watchTree(root, FOLDERS, (saved) => {
    const meanings = saved.map(meaningOf);
    if (meanings.includes("generate")) generating = generating.then(() => generateAgain(root, say));
    const processes = new Set(meanings.flatMap(namesFor).flatMap((name) => supervisor.processesOf(name)));
    void reloadInTurn(reloader, [...processes]);
  });
  return {
    stop: () => {
      tree.close();
      reloader.stop();
    },
  };
}

/** As many at a time as start well beside each other, in the order given. */
async function reloadInTurn(reloader: Reloader, processes: readonly KeptProcess[]): Promise<void> {
  const rest = [...processes];
  const work = async () => {
    for (let kept = rest.shift(); kept; kept = rest.shift()) await reloader.reload(kept);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
}

async function generateAgain(root: string, say: (text: string) => void): Promise<void> {
  const started = performance.now();
  try {
    const changed = await generate(root, "code");
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    say(`contracts generated in ${seconds} s: ${changed.length === 0 ? "nothing changed" : changed.join(", ")}`);
  } catch (error) {
    say(`${(error as Error).message.trim()}\nEverything runs on with the contracts as they were.`);
  }
}
