import { setTimeout as delay } from "node:timers/promises";
import { waitFor } from "@souk/chassis/testing";
import type { Random } from "../prove/support/random.ts";
import type { ChaosShop } from "./shop.ts";

export interface KillerOptions {
  readonly random: Random;
  readonly processEveryMs: number;
  readonly storeEveryMs: number;
  /** How long processes may take to be up again after the last kill. */
  readonly upWithinMs: number;
  readonly say: (line: string) => void;
}

export interface Killer {
  /** How often each process and store was killed. */
  readonly kills: ReadonlyMap<string, number>;
  /** Kills nothing any more, and waits until everything is up again. @throws Error that names what does not come up */
  stop(): Promise<void>;
}

/** On a machine that starts processes more slowly than they are killed nobody would be served, and nothing proved. */
const MOST_AWAY = 3;

/** Kills processes and stores, each in turn of its own kind, until it is stopped. */
export function startKiller(around: ChaosShop, options: KillerOptions): Killer {
  const { random, processEveryMs, storeEveryMs, say } = options;
  const over = new AbortController();
  const kills = new Map<string, number>();
  const note = (id: string) => kills.set(id, (kills.get(id) ?? 0) + 1);
  const { supervisor } = around.shop;

  /** One that lives, at random; but none twice before each was killed once, and none while too many are on their way up. */
  async function killProcess(): Promise<void> {
    const running = supervisor.processesOf();
    if (running.filter(({ phase }) => phase !== "ready").length >= MOST_AWAY) return;
    const alive = running.filter(({ pid }) => pid !== undefined);
    const least = Math.min(...alive.map(({ id }) => kills.get(id) ?? 0));
    const { id, pid } = random.pick(alive.filter((kept) => (kills.get(kept.id) ?? 0) === least));
    if (pid === undefined) return;
    process.kill(-pid, "SIGKILL");
    note(id);
  }

  const killStore = (name: "redis" | "mongo") => async (): Promise<void> => {
    await around[name].kill();
    await around[name].restart();
    note(name);
    say(`killed ${name} and started it again`);
  };

  const all = [
    every(processEveryMs, killProcess, over.signal),
    ...(["redis", "mongo"] as const).map((name) => every(storeEveryMs, killStore(name), over.signal)),
  ];
  return {
    kills,
    stop: async () => {
      over.abort();
      await Promise.all(all);
      const isUp = () => supervisor.processesOf().every(({ phase }) => phase === "ready");
      await waitFor(isUp, { timeoutMs: options.upWithinMs, everyMs: 50, what: "all processes" }).catch(() => {
        const away = supervisor.processesOf().filter(({ phase }) => phase !== "ready");
        const phases = away.map(({ id, phase }) => `${id} (${phase})`).join(", ");
        throw new Error(`${options.upWithinMs / 1_000} s after the last kill these are not up: ${phases}`);
      });
    },
  };
}

async function every(ms: number, work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (await delay(ms, true, { signal }).catch(() => false)) await work();
}
