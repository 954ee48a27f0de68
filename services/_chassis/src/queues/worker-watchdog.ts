import type { Redis } from "ioredis";
import type { Ports } from "../ports/index.ts";
import { prefixOf } from "./job-options.ts";

export interface WatchdogOptions {
  readonly service: string;
  readonly queue: string;
  readonly redis: Redis;
  readonly ports: Pick<Ports, "sleep">;
  /** Called when jobs wait and none has been taken for three looks. */
  readonly replace: () => void;
}

const LOOK_EVERY_MS = 1_000;
const IDLE_LOOKS = 3;

/**
 * Looks each second whether jobs wait while none is taken. A worker that is well takes a job within milliseconds; one whose
 * blocking connection has gone deaf, as happens after restarts and failovers of Redis (reliability.md I11), never does.
 */
export function createWorkerWatchdog({ service, queue, redis, ports, replace }: WatchdogOptions) {
  const waitingKey = `${prefixOf(service)}:${queue}:wait`;
  let inWork = 0;
  let taken = 0;
  let takenBefore = 0;
  let idleLooks = 0;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    const isIdle = inWork === 0 && taken === takenBefore;
    takenBefore = taken;
    idleLooks = isIdle && (await waits()) ? idleLooks + 1 : 0;
    if (idleLooks < IDLE_LOOKS) return;
    idleLooks = 0;
    replace();
  }

  /** While Redis is away nothing is known, and nobody waits for it. */
  async function waits(): Promise<boolean> {
    if (redis.status !== "ready") return false;
    const late = ports.sleep(LOOK_EVERY_MS).then(() => 0);
    return (await Promise.race([redis.llen(waitingKey).catch(() => 0), late])) > 0;
  }

  return {
    start: () => {
      timer = setInterval(() => void look(), LOOK_EVERY_MS).unref();
    },
    stop: () => clearInterval(timer),
    /** Counts a job from its first moment to its last. */
    watch: async (work: Promise<void>): Promise<void> => {
      inWork += 1;
      taken += 1;
      await work.finally(() => {
        inWork -= 1;
      });
    },
  };
}
