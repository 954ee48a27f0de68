import { setTimeout as delay } from "node:timers/promises";
import type { Mode } from "../../up/plan.ts";
import { inShop } from "../support/in-shop.ts";
import { Buyers, type Placed } from "./buyers.ts";
import { readyShop } from "./ready-shop.ts";
import { type Counted, startWriteCounter } from "./write-counter.ts";

export interface CountOptions {
  readonly mode: Mode;
  /** Orders that warm a shop up, before anything is measured. */
  readonly firstOrders: number;
  /** Orders whose writes are counted. */
  readonly counted: number;
  readonly say: (line: string) => void;
}

/** Everything that is written from an order's placing until all have heard of it, for one order on average. */
export async function writesOfCheckout(options: CountOptions): Promise<number> {
  const direct = new URL(process.env.TEST_MONGODB_URI ?? "");
  const counter = await startWriteCounter(Number(direct.port));
  const mongodbUri = Object.assign(new URL(direct), { port: String(counter.port) }).href;
  try {
    return await inShop({ mode: options.mode, mongodbUri }, async (shop) => {
      const buyers = new Buyers(shop);
      const productIds = await readyShop(shop, buyers, options.firstOrders);
      return countWrites(buyers, productIds, options, counter.take).finally(() => buyers.close());
    });
  } finally {
    await counter.stop();
  }
}

async function countWrites(
  buyers: Buyers,
  productIds: readonly string[],
  { counted, say }: CountOptions,
  take: () => Counted,
): Promise<number> {
  const ready = await buyers.prepare(counted, productIds);
  await delay(2_000); // what the preparation has told is on its way
  take();
  const placed: (Placed & { token: string })[] = [];
  for (const buyer of ready) placed.push({ ...(await buyers.place(buyer)), token: buyer.token });
  await buyers.allCompleted(placed);
  await delay(2_000); // and what the orders have told
  const { writes, reads } = take();
  tellShares("reads", reads, counted, say);
  tellShares("writes", writes, counted, say);
  return sumOf(writes) / counted;
}

function tellShares(what: string, counts: ReadonlyMap<string, number>, orders: number, say: (line: string) => void) {
  const share = (count: number) => Math.round((count / orders) * 100) / 100;
  say(`${share(sumOf(counts))} ${what} of an order`);
  const most = [...counts].sort(([, a], [, b]) => b - a);
  for (const [name, count] of most) say(`  ${share(count)} ${name.replace(/^.*?_(?=[a-z]+\.)/, "")}`);
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
