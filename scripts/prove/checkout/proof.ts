import { setTimeout as delay } from "node:timers/promises";
import { cpuTicks, MICROSECONDS_PER_TICK } from "../../bench/support/cpu.ts";
import { peopleOf } from "../../e2e/support/people.ts";
import { openShop, type RunningShop } from "../../e2e/support/shop.ts";
import { atLeast, atMost, type Check, exactly, told } from "../support/checks.ts";
import { quantileMs } from "../support/load.ts";
import { Buyers, type Placed, type ReadyBuyer } from "./buyers.ts";
import { startWriteCounter } from "./write-counter.ts";
import { ownWriteRate } from "./write-rate.ts";

export interface CheckoutOptions {
  /** Orders whose writes are counted. */
  readonly counted: number;
  /** How long each load lasts. */
  readonly seconds: number;
  /** Orders on their way to their 202 at a time, where as many as possible are placed; the best counts. */
  readonly crowds: readonly number[];
  /** Whether figures of time are judged: on a machine that does other things they say nothing. */
  readonly judged: boolean;
  readonly say: (line: string) => void;
}

const PRODUCTS = 40;
const STOCK = 1_000_000;
const RPS = 5;
const MOST_WRITES = 36;
const LEAST_SHARE = 0.6;
const MOST_CPU_MS = 30;

/** What a checkout costs: time, writes, CPU; and how many there can be in a second. */
export async function proveCheckout(options: CheckoutOptions): Promise<Check[]> {
  const direct = new URL(process.env.TEST_MONGODB_URI ?? "");
  const counter = await startWriteCounter(Number(direct.port));
  const mongodbUri = Object.assign(new URL(direct), { port: String(counter.port) }).href;
  const shop = await openShop({ mode: "many", mongodbUri });
  const buyers = new Buyers(shop);
  try {
    const productIds = await stockUp(shop);
    await new Warmth(buyers, productIds).up();
    const writes = await countWrites(buyers, productIds, options, counter.take);
    const slow = await evenLoad(buyers, productIds, RPS, options);
    const storeRate = await ownWriteRate(direct.href);
    const best = await saturate(shop, buyers, productIds, options);
    const half = await evenLoad(buyers, productIds, best.perSecond / 2, options);
    const possible = storeRate / writes;
    const judge = options.judged
      ? atMost
      : (what: string, value: number, _: number, unit?: string) => told(what, value, unit);
    return [
      told("store", process.env.TEST_MONGODB_NAME ?? direct.protocol),
      atMost("writes of a checkout of one line", writes, MOST_WRITES),
      ...timeChecks(`at ${RPS} a second`, slow, judge),
      told("writes that the store alone does in a second", storeRate),
      told("checkouts a second that these would be", possible),
      told("checkouts a second at saturation", best.perSecond),
      options.judged
        ? atLeast("of that, at saturation", best.perSecond / possible, LEAST_SHARE)
        : told("of that, at saturation", best.perSecond / possible),
      judge("CPU time of our own processes for a checkout", best.cpuMs, MOST_CPU_MS, "ms"),
      ...timeChecks("at half of saturation", half, judge),
    ];
  } finally {
    buyers.close();
    await shop.stop();
    await counter.stop();
  }
}

/** What runs for the first time is slow for reasons that nobody wants to know of here. */
class Warmth {
  readonly #buyers: Buyers;
  readonly #productIds: readonly string[];

  constructor(buyers: Buyers, productIds: readonly string[]) {
    this.#buyers = buyers;
    this.#productIds = productIds;
  }

  async up(): Promise<void> {
    const ready = await this.#buyers.prepare(100, this.#productIds);
    const placed = await Promise.all(ready.map((buyer) => this.#buyers.place(buyer)));
    await this.#buyers.allCompleted(placed.map((each, i) => ({ ...each, token: ready[i]?.token ?? "" })));
  }
}

async function stockUp(shop: RunningShop): Promise<string[]> {
  const clerk = await peopleOf(shop).aClerk();
  const productIds = Array.from({ length: PRODUCTS }, (_, i) => `measured-${i}`);
  for (const productId of productIds) await clerk.sells(productId, STOCK);
  return productIds;
}

async function countWrites(
  buyers: Buyers,
  productIds: readonly string[],
  { counted, say }: CheckoutOptions,
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

interface Times {
  readonly placeMs: readonly number[];
  readonly completeMs: readonly number[];
  readonly refused: number;
}

/** Places orders at an even rate, whatever becomes of them. */
async function evenLoad(
  buyers: Buyers,
  productIds: readonly string[],
  perSecond: number,
  { seconds, say }: CheckoutOptions,
): Promise<Times> {
  const count = Math.ceil(perSecond * seconds);
  const ready = await buyers.prepare(count, productIds);
  await delay(500);
  const startedAt = performance.now();
  const placed = await Promise.all(
    ready.map(async (buyer, i) => {
      await delay(Math.max(0, startedAt + (i * 1_000) / perSecond - performance.now()));
      return { ...(await buyers.place(buyer)), token: buyer.token };
    }),
  );
  const accepted = placed.filter(({ status }) => status === 202);
  const completeMs = await buyers.allCompleted(accepted);
  say(`placed ${count} orders at ${Math.round(perSecond * 10) / 10} a second`);
  return { placeMs: accepted.map(({ ms }) => ms), completeMs, refused: count - accepted.length };
}

function timeChecks(
  when: string,
  { placeMs, completeMs, refused }: Times,
  judge: (what: string, value: number, limit: number, unit?: string) => Check,
): Check[] {
  return [
    exactly(`orders not accepted ${when}`, refused, 0),
    judge(`p50 from sent to 202, ${when}`, quantileMs(placeMs, 0.5), 40, "ms"),
    judge(`p99 from sent to 202, ${when}`, quantileMs(placeMs, 0.99), 250, "ms"),
    judge(`p50 from accepted to completed, ${when}`, quantileMs(completeMs, 0.5), 1_000, "ms"),
  ];
}

/** How many orders can be completed in a second, and what each costs. */
async function saturate(shop: RunningShop, buyers: Buyers, productIds: readonly string[], options: CheckoutOptions) {
  const { crowds, seconds, say } = options;
  let best = { perSecond: 0, cpuMs: Number.POSITIVE_INFINITY };
  let guess = 60;
  for (const crowd of crowds) {
    const ready = await buyers.prepare(Math.ceil(guess * seconds), productIds);
    await delay(500);
    const pids = shop.supervisor.status().services.flatMap(({ pid }) => pid ?? []);
    const ticks = cpuTicks(pids);
    const startedAt = performance.now();
    const placed = await placeAll(buyers, ready, crowd);
    await buyers.noneLeft(await shop.token("staff"));
    const perSecond = (placed.length * 1_000) / (performance.now() - startedAt);
    const cpuMs = ((cpuTicks(pids) - ticks) * MICROSECONDS_PER_TICK) / 1_000 / placed.length;
    say(
      `${crowd} at a time: ${Math.round(perSecond * 10) / 10} completed a second, ${Math.round(cpuMs * 10) / 10} ms of CPU each`,
    );
    if (perSecond > best.perSecond) best = { perSecond, cpuMs };
    guess = Math.max(guess, perSecond);
  }
  return best;
}

async function placeAll(buyers: Buyers, ready: readonly ReadyBuyer[], crowd: number) {
  const placed: (Placed & { token: string })[] = [];
  const left = [...ready];
  const one = async () => {
    for (let buyer = left.pop(); buyer; buyer = left.pop()) {
      const answer = await buyers.place(buyer);
      if (answer.status === 202) placed.push({ ...answer, token: buyer.token });
    }
  };
  await Promise.all(Array.from({ length: crowd }, one));
  return placed;
}
