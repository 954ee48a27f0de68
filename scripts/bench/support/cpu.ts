import { readFileSync } from "node:fs";
import { Agent, get } from "node:http";

const CALLERS = 32;
/** Of user and system time in /proc/PID/stat; Linux counts in hundredths of a second. */
export const MICROSECONDS_PER_TICK = 10_000;

export interface Load {
  /** The n-th caller's address. */
  readonly urlOf: (caller: number) => string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly requests: number;
}

/** CPU time of these processes for a request, in microseconds, while some callers ask without a pause. */
export async function cpuPerRequest(pids: readonly number[], { urlOf, headers = {}, requests }: Load): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CALLERS });
  const before = cpuTicks(pids);
  let left = requests;
  const caller = async (number: number) => {
    while (left-- > 0) await ask(urlOf(number), headers, agent);
  };
  await Promise.all(Array.from({ length: CALLERS }, (_, i) => caller(i)));
  agent.destroy();
  return ((cpuTicks(pids) - before) * MICROSECONDS_PER_TICK) / requests;
}

function ask(url: string, headers: Readonly<Record<string, string>>, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`the edge answered ${response.statusCode}`));
      response.on("end", resolve).resume();
    });
    request.on("error", reject);
  });
}

/** User and system time of processes so far. */
export function cpuTicks(pids: readonly number[]): number {
  const ticks = pids.map((pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return Number(fields[11]) + Number(fields[12]);
  });
  return ticks.reduce((sum, some) => sum + some, 0);
}
