import { openShop, type RunningShop } from "../../e2e/support/shop.ts";
import type { Mode } from "../../up/plan.ts";
import { expectSurvived, walkFirstWay } from "../first-way/calls.ts";
import { type Memory, memoryOf, settled } from "./memory.ts";

export interface ModeFigures {
  readonly mode: Mode;
  /** From nothing to ready, migrations of empty databases included. */
  readonly startSeconds: number;
  readonly processes: readonly (Memory & { readonly services: string })[];
  readonly total: Memory;
}

export interface Patience {
  /** Samples, two a second, for which the memory must stay alike. */
  readonly calm: number;
  /** Samples after which it is taken as it is. */
  readonly most: number;
}

/** Starts the shop in a mode, measures it at rest, then makes the calls of the first way, which must all be answered. */
export async function measureMode(mode: Mode, { calm, most }: Patience): Promise<ModeFigures> {
  const started = performance.now();
  const shop = await openShop({ mode });
  const startSeconds = (performance.now() - started) / 1_000;
  try {
    const servicesOf = Map.groupBy(shop.supervisor.status().services, ({ pid }) => pid ?? 0);
    await settled([...servicesOf.keys()], calm, most);
    const processes = [...servicesOf].map(([pid, services]) => ({
      ...memoryOf(pid),
      services: services.map(({ id }) => id).join(", "),
    }));
    await makeCalls(shop);
    return { mode, startSeconds, processes, total: sumOf(processes) };
  } finally {
    await shop.stop();
  }
}

async function makeCalls(shop: RunningShop): Promise<void> {
  const tokens = { staff: await shop.token("staff"), customer: await shop.token("customer") };
  const productId = await walkFirstWay(shop.base, tokens, () => undefined);
  await expectSurvived(shop.base, productId, () => undefined);
}

function sumOf(processes: readonly Memory[]): Memory {
  const known = processes.every(({ pss }) => pss !== undefined);
  return {
    rss: processes.reduce((sum, { rss }) => sum + rss, 0),
    pss: known ? processes.reduce((sum, { pss = 0 }) => sum + pss, 0) : undefined,
  };
}

/** Whether the one process holds less than the many together, by every measure that there is. */
export function holdsLess(one: Memory, many: Memory): boolean {
  const byPss = one.pss === undefined || many.pss === undefined || one.pss < many.pss;
  return one.rss < many.rss && byPss;
}
