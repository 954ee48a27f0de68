import { setTimeout as delay } from "node:timers/promises";

/** What a process held while it was looked at, in MB. */
export interface MemoryReport {
  /** How much more it held in the last third of the time than in the first: live objects and buffers, garbage aside. */
  readonly growth: number;
  readonly firstResident: number;
  readonly mostResident: number;
}

interface Sample {
  readonly held: number;
  readonly resident: number;
}

const LOOK_EVERY_MS = 100;
const MB = 1e6;

/** Looks at a service's `/metrics` until the work is done. The least of several looks is what garbage collection cannot take away. */
export async function watchMemory(adminPort: number, work: Promise<unknown>): Promise<MemoryReport> {
  const samples: Sample[] = [];
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  for (; !isDone; await delay(LOOK_EVERY_MS)) samples.push(await look(adminPort));
  await done;
  const third = Math.ceil(samples.length / 3);
  const least = (some: readonly Sample[]) => Math.min(...some.map(({ held }) => held));
  return {
    growth: (least(samples.slice(-third)) - least(samples.slice(0, third))) / MB,
    firstResident: (samples[0]?.resident ?? 0) / MB,
    mostResident: Math.max(...samples.map(({ resident }) => resident)) / MB,
  };
}

async function look(adminPort: number): Promise<Sample> {
  const text = await (await fetch(`http://127.0.0.1:${adminPort}/metrics`)).text();
  const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
  return {
    held: value("nodejs_heap_size_used_bytes") + value("nodejs_external_memory_bytes"),
    resident: value("process_resident_memory_bytes"),
  };
}
