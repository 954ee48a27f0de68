import { setTimeout as delay } from "node:timers/promises";
import { cpuTicks, MICROSECONDS_PER_TICK } from "../../bench/support/cpu.ts";
import type { RunningShop } from "../../e2e/support/shop.ts";
import type { Mode } from "../../up/plan.ts";
import { atLeast, atMost, type Check, exactly, told } from "../support/checks.ts";
import { inShop } from "../support/in-shop.ts";
import { quantileMs } from "../support/load.ts";
import { untilAllTold } from "./all-told.ts";
import { Buyers, type Placed, type ReadyBuyer } from "./buyers.ts";
import { readyShop } from "./ready-shop.ts";
import { ownWriteRate } from "./write-rate.ts";
import { writesOfCheckout } from "./writes.ts";

export interface CheckoutOptions {
  readonly mode: Mode;
  /** Orders that warm a shop up, before anything is measured. */
  readonly firstOrders: number;
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

const RPS = 5;
const MOST_WRITES = 36;
const LEAST_SHARE = 0.6;
const MOST_CPU_MS = 30;

/** What a checkout costs: time, writes, CPU; and how many there can be in a second. */
export async function proveCheckout(options: CheckoutOptions): Promise<Check[]> {
  const writes = await writesOfCheckout(options);
  return [
    told("store", process.env.TEST_MONGODB_NAME ?? ""),
    atMost("writes of a checkout of one line", writes, MOST_WRITES),
    ...(await inShop({ mode: options.mode }, (shop) => measureLoads(shop, writes, options))),
  ];
}

/** In a shop that stands before its database directly: what counts writes would have its share of the machine. */
async function measureLoads(shop: RunningShop, writes: number, options: CheckoutOptions): Promise<Check[]> {
  const buyers = new Buyers(shop);
  try {
    const productIds = await readyShop(shop, buyers, options.firstOrders);
    const slow = await evenLoad(buyers, productIds, RPS, options);
    const { best, storeRate, accepted, completed } = await saturate(shop, buyers, productIds, options);
    const half = await evenLoad(buyers, productIds, best.perSecond / 2, options);
    const possible = storeRate / writes;
    const limit = options.judged ? { atMost, atLeast } : { atMost: untold, atLeast: untold };
    return [
      ...timeChecks(`at ${RPS} a second`, slow, limit.atMost),
      told("writes that the store alone does in a second", storeRate),
      told("checkouts a second that these would be", possible),
      told("checkouts completed in a second at saturation", best.perSecond),
      exactly(`orders completed at saturation, of ${accepted} accepted`, completed, accepted),
      limit.atLeast("of that, at saturation", best.perSecond / possible, LEAST_SHARE),
      limit.atMost("CPU time of our own processes for a checkout", sumOf(best.cpuMs), MOST_CPU_MS, "ms"),
      ...[...best.cpuMs].map(([service, ms]) => told(`  of that, ${service}`, ms, "ms")),
      ...timeChecks("at half of saturation", half, limit.atMost),
    ];
  } finally {
    buyers.close();
  }
}

/** A figure that is not judged. */
function untold(what: string, value: number, _limit: number, unit?: string): Check {
  return told(what, value, unit);
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

/** Of each service's processes so far, in milliseconds. */
function cpuOf({ supervisor }: RunningShop): Map<string, number> {
  const cpu = new Map<string, number>();
  for (const { service, pid } of supervisor.status().services) {
    const ms = pid === undefined ? 0 : (cpuTicks([pid]) * MICROSECONDS_PER_TICK) / 1_000;
    cpu.set(service, (cpu.get(service) ?? 0) + ms);
  }
  return cpu;
}

function sumOf(cpu: ReadonlyMap<string, number>): number {
  return [...cpu.values()].reduce((sum, ms) => sum + ms, 0);
}

/** How many orders can be completed in a second, and what each costs until all have heard of it; and the most that the store did alone, asked before each crowd. */
async function saturate(shop: RunningShop, buyers: Buyers, productIds: readonly string[], options: CheckoutOptions) {
  const { crowds, seconds, say } = options;
  let best = { perSecond: 0, cpuMs: new Map<string, number>() };
  let [storeRate, accepted, completed] = [0, 0, 0];
  let guess = 60;
  for (const crowd of crowds) {
    storeRate = Math.max(storeRate, await ownWriteRate(process.env.TEST_MONGODB_URI ?? ""));
    const ready = await buyers.prepare(Math.ceil(guess * seconds), productIds);
    await delay(500);
    const before = cpuOf(shop);
    const startedAt = performance.now();
    const placed = await placeAll(buyers, ready, crowd);
    await buyers.noneLeft(await shop.token("staff"));
    const tookMs = performance.now() - startedAt;
    await untilAllTold(shop);
    const after = cpuOf(shop);
    const done = await buyers.countCompleted(placed);
    accepted += placed.length;
    completed += done;
    const perSecond = (done * 1_000) / tookMs;
    const cpuMs = new Map([...after].map(([id, ms]) => [id, (ms - (before.get(id) ?? 0)) / Math.max(1, done)]));
    say(
      `${crowd} at a time: ${Math.round(perSecond * 10) / 10} completed a second, ${Math.round(sumOf(cpuMs) * 10) / 10} ms of CPU each`,
    );
    if (perSecond > best.perSecond) best = { perSecond, cpuMs };
    guess = Math.max(guess, perSecond);
  }
  return { best, storeRate, accepted, completed };
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
