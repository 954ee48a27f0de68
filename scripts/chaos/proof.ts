import { type Clerk, peopleOf } from "../e2e/support/people.ts";
import { atMost, type Check, exactly, told } from "../prove/support/checks.ts";
import { allOrders, untilAllOver, untilAllRefunded } from "../prove/support/orders.ts";
import { createRandom } from "../prove/support/random.ts";
import { reconcile } from "../reconcile/reconcile.ts";
import { type Buying, sendBuyers } from "./buyers.ts";
import { type Done, doneChecks, isEnough, type Rhythm } from "./done.ts";
import { startKiller } from "./killer.ts";
import { type ChaosShop, openChaosShop } from "./shop.ts";
import { type StoreFaults, startStoreFaults } from "./store-faults.ts";
import { timeChecks } from "./times.ts";
import { couponChecks, moneyChecks, orderChecks, type Seen, stockChecks } from "./verify.ts";

export interface ChaosOptions extends Rhythm {
  readonly checkouts: number;
  readonly atOnce: number;
  readonly seed: number;
  /** Of commands to the database that are broken. */
  readonly storeFaultShare: number;
  readonly say: (line: string) => void;
  readonly onLine: (id: string, line: string) => void;
}

const OVER_LIMIT_MS = 60_000;
/** Many times what a buyer waits for, and a process takes to start, where no promise is broken. */
const PATIENCE_MS = 300_000;
const UP_LIMIT_MS = 120_000;
/** What was not done by then is not waited for: the counts tell. */
const ENOUGH_LIMIT_MS = 900_000;
const MOST_SHOWN = 10;
const COUPON = "CHAOS10";

/** Processes and stores are killed and the database's answers are lost until every checkout is answered; then everything must become right. */
export async function proveChaos(options: ChaosOptions): Promise<Check[]> {
  const { checkouts, seed, say, onLine } = options;
  say(`seed ${seed}`);
  const faults = startStoreFaults(createRandom(seed), options.storeFaultShare);
  await using around = await openChaosShop({ breakCommand: faults.decide, onLine });
  const people = peopleOf(around.shop);
  const stocked = await fillShelves(await people.aClerk(), options);
  const couponLimit = Math.ceil(checkouts * 0.1);
  await (await people.aClerk()).offersCoupon(COUPON, couponLimit, 1);
  const { buying, done, seconds, lastFaultAt } = await breakAllWhile(around, faults, options, [...stocked.keys()]);
  say("nothing is broken any more");
  const bought = await buying.over;
  const clerk = await people.aClerk();
  await untilAllOver(clerk);
  await untilAllRefunded(clerk);
  const overMs = performance.now() - lastFaultAt;
  const seen: Seen = {
    ...{ bought, orders: await allOrders(clerk), stuck: await clerk.findsStuckOrders() },
    ledger: await around.shop.sandbox.ledger(),
  };
  return [
    told("orders accepted a second, while all that was done", bought.accepted.length / seconds),
    ...doneChecks(done, seconds, options),
    atMost("all orders are over, after the last fault", overMs, OVER_LIMIT_MS, "ms"),
    ...orderChecks(seen),
    ...(await timeChecks(around.databases, say)),
    ...moneyChecks(seen),
    ...(await stockChecks(clerk, seen, stocked)),
    ...(await couponChecks(clerk, seen, COUPON, couponLimit)),
    ...(await bookChecks(around.databases)),
  ];
}

/** Until every checkout is answered; many orders are still on their way then, and must be over in time. */
async function breakAllWhile(
  around: ChaosShop,
  faults: StoreFaults,
  options: ChaosOptions,
  products: readonly string[],
): Promise<{ buying: Buying; done: Done; seconds: number; lastFaultAt: number }> {
  const random = (i: number) => createRandom(options.seed + i);
  faults.begin();
  const killer = startKiller(around, { ...options, random: random(1), upWithinMs: UP_LIMIT_MS });
  const processes = around.shop.supervisor.processesOf().map(({ id }) => id);
  const done: Done = { kills: killer.kills, processes, faults: faults.done };
  const startedAt = performance.now();
  const buying = sendBuyers({
    ...{ ...options, ...around, products, random: random(2), couponCode: COUPON, patienceMs: PATIENCE_MS },
    isEnough: () => isEnough(done, options) || performance.now() - startedAt > ENOUGH_LIMIT_MS,
  });
  let lastFaultAt = startedAt;
  try {
    await Promise.race([buying.answered, buying.over]);
  } finally {
    faults.end();
    lastFaultAt = performance.now();
    await killer.stop();
  }
  return { buying, done, seconds: (lastFaultAt - startedAt) / 1_000, lastFaultAt };
}

/** What `make reconcile` would say. */
async function bookChecks(databases: ChaosShop["databases"]): Promise<Check[]> {
  const { differences } = await reconcile(databases);
  const shown = differences.slice(0, MOST_SHOWN).map(({ book, about, says }) => told(`${book} of ${about}`, says));
  return [exactly("differences that make reconcile finds", differences.length, 0), ...shown];
}

/** Most products are plenty; the last one is scarce. */
async function fillShelves(clerk: Clerk, { checkouts }: ChaosOptions): Promise<Map<string, number>> {
  const count = Math.max(10, Math.ceil(checkouts / 50));
  const stocked = new Map<string, number>();
  for (let i = 0; i < count; i++) {
    const units = i === count - 1 ? 20 : checkouts * 4;
    await clerk.sells(`chaos-${i}`, units);
    stocked.set(`chaos-${i}`, units);
  }
  return stocked;
}
