import { setTimeout as delay } from "node:timers/promises";
import type { Mode } from "../../up/plan.ts";
import { inShop } from "../support/in-shop.ts";
import { Buyers, type Placed } from "./buyers.ts";
import { readyShop } from "./ready-shop.ts";
import { startWriteCounter } from "./write-counter.ts";

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
  take: () => ReadonlyMap<string, number>,
): Promise<number> {
  const ready = await buyers.prepare(counted, productIds);
  await delay(2_000); // what the preparation has told is on its way
  take();
  const placed: (Placed & { token: string })[] = [];
  for (const buyer of ready) placed.push({ ...(await buyers.place(buyer)), token: buyer.token });
  await buyers.allCompleted(placed);
  await delay(2_000); // and what the orders have told
  const written = [...take()].sort(([, a], [, b]) => b - a);
  const share = (count: number) => Math.round((count / counted) * 100) / 100;
  for (const [name, count] of written) say(`  ${share(count)} ${name.replace(/^.*?_(?=[a-z]+\.)/, "")}`);
  return written.reduce((sum, [, count]) => sum + count, 0) / counted;
}
