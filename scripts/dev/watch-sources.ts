import { generate } from "../contract/generate.ts";
import type { Supervisor } from "../up/supervisor.ts";
import { meaningOf } from "./meaning.ts";
import { Reloader } from "./reloader.ts";
import { watchTree } from "./watch-tree.ts";

export interface WatchOptions {
  readonly root: string;
  readonly supervisor: Pick<Supervisor, "processesOf">;
  /** Tells people what happens. */
  readonly say: (text: string) => void;
}

const FOLDERS = ["services", "edge", "proto"];

/**
 * Reloads services when their files are saved, and generates when contracts are; the new image then reloads everything,
 * since every process has read it at its start. What is broken is told, and the next save tries again.
 */
export function watchSources({ root, supervisor, say }: WatchOptions): { stop(): void } {
  const reloader = new Reloader(say);
  let generating = Promise.resolve();

  async function generateAgain(): Promise<void> {
    const started = performance.now();
    try {
      const changed = await generate(root);
      const seconds = ((performance.now() - started) / 1_000).toFixed(1);
      say(`contracts generated in ${seconds} s: ${changed.length === 0 ? "nothing changed" : changed.join(", ")}`);
    } catch (error) {
      say(`${(error as Error).message.trim()}\nEverything runs on with the contracts as they were.`);
    }
  }

  const tree = watchTree(root, FOLDERS, (saved) => {
    const meanings = saved.map((path) => meaningOf(path));
    if (meanings.includes("generate")) generating = generating.then(generateAgain);
    const wanted = meanings.includes("all") ? [undefined] : meanings.filter((meaning) => typeof meaning === "object");
    const processes = new Set(wanted.flatMap((meaning) => supervisor.processesOf(meaning?.service)));
    for (const kept of processes) void reloader.reload(kept);
  });
  return {
    stop: () => {
      tree.close();
      reloader.stop();
    },
  };
}
