/** One way to do the work, by name. */
export type Variants = Readonly<Record<string, () => unknown>>;

const WARM_UP_MS = 400;
const ROUND_MS = 120;

/** CPU time of each variant in µs per run, the median of rounds that take the variants in turn. */
export function measureCpu(variants: Variants, rounds: number): Record<string, number> {
  const runs = new Map(Object.entries(variants).map(([name, work]) => [name, runsIn(work, WARM_UP_MS)]));
  const costs = new Map<string, number[]>(Object.keys(variants).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, work] of Object.entries(variants)) {
      const count = Math.max(1, Math.round(((runs.get(name) as number) * ROUND_MS) / WARM_UP_MS));
      costs.get(name)?.push(cpuOf(work, count) / count);
    }
  }
  return Object.fromEntries([...costs].map(([name, all]) => [name, median(all)]));
}

/** How often the work is done in this time; it warms up the while. */
function runsIn(work: () => unknown, ms: number): number {
  const end = performance.now() + ms;
  let count = 0;
  for (; performance.now() < end; count++) work();
  return count;
}

/** In µs. */
function cpuOf(work: () => unknown, count: number): number {
  const before = process.cpuUsage();
  for (let i = 0; i < count; i++) work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** The one in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] as number;
}
