import { type Clerk, peopleOf } from "../e2e/support/people.ts";
import { atLeast, atMost, type Check, exactly, told } from "../prove/support/checks.ts";
import { allOrders, untilAllOver, untilAllRefunded } from "../prove/support/orders.ts";
import { createRandom } from "../prove/support/random.ts";
import { reconcile } from "../reconcile/reconcile.ts";
import { sendBuyers } from "./buyers.ts";
import { type Killer, startKiller } from "./killer.ts";
import { type ChaosShop, openChaosShop } from "./shop.ts";
import { type StoreFault, startStoreFaults } from "./store-faults.ts";
import { timeChecks } from "./times.ts";
import { couponChecks, moneyChecks, orderChecks, type Seen, stockChecks, tallied } from "./verify.ts";

export interface ChaosOptions {
  readonly checkouts: number;
  readonly atOnce: number;
  readonly seed: number;
  readonly processEveryMs: number;
  readonly storeEveryMs: number;
  /** Of commands to the database that are broken. */
  readonly storeFaultShare: number;
  /** Faults that there must be at least, so that the proof says something. */
  readonly least: { readonly storeFaults: number; readonly storeKills: number };
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
  await (await people.aClerk()).offersCoupon(COUPON, couponLimit);
  faults.begin();
  const killer = startKiller(around, { ...options, random: createRandom(seed + 1), upWithinMs: UP_LIMIT_MS });
  const products = [...stocked.keys()];
  const startedAt = performance.now();
  const buying = sendBuyers({
    ...options,
    ...around,
    random: createRandom(seed + 2),
    products,
    couponCode: COUPON,
    patienceMs: PATIENCE_MS,
    isEnough: () => isEnough(around, killer, options) || performance.now() - startedAt > ENOUGH_LIMIT_MS,
  });
  await Promise.race([buying.answered, buying.over]); // many orders are still on their way, and must be over in time
  const seconds = (performance.now() - startedAt) / 1_000;
  faults.end();
  const lastFaultAt = performance.now();
  await killer.stop();
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
    ...doneChecks(around, killer, options),
    atMost("all orders are over, after the last fault", overMs, OVER_LIMIT_MS, "ms"),
    ...orderChecks(seen),
    ...(await timeChecks(around.databases, say)),
    ...moneyChecks(seen),
    ...(await stockChecks(clerk, seen, stocked)),
    ...(await couponChecks(clerk, seen, COUPON, couponLimit)),
    ...(await bookChecks(around.databases)),
  ];
}

/** What `make reconcile` would say. */
async function bookChecks(databases: ChaosShop["databases"]): Promise<Check[]> {
  const { differences } = await reconcile(databases);
  const shown = differences.slice(0, MOST_SHOWN).map(({ book, about, says }) => told(`${book} of ${about}`, says));
  return [exactly("differences that make reconcile finds", differences.length, 0), ...shown];
}

function isEnough(around: ChaosShop, killer: Killer, { least }: ChaosOptions): boolean {
  return leastOf(around, killer).every((count) => count > 0) && faultsOf(around) >= least.storeFaults;
}

function faultsOf({ proxy }: ChaosShop): number {
  return Object.values(proxy.done).reduce((sum, count) => sum + count, 0);
}

/** How often that was done which was done least: to a process, to a store, to the database's clients. */
function leastOf({ proxy, shop }: ChaosShop, { kills }: Killer): [number, number, number] {
  const countOf = (id: string) => kills.get(id) ?? 0;
  return [
    Math.min(...shop.supervisor.processesOf().map(({ id }) => countOf(id))),
    Math.min(countOf("redis"), countOf("mongo")),
    Math.min(...Object.values(proxy.done)),
  ];
}

function doneChecks(around: ChaosShop, killer: Killer, { least }: ChaosOptions): Check[] {
  const { kills } = killer;
  const faults = Object.entries(around.proxy.done) as [StoreFault, number][];
  const [ofProcesses, ofStores, ofFaults] = leastOf(around, killer);
  return [
    told("kills", tallied(kills)),
    told("what the database's clients met", tallied(new Map(faults))),
    atLeast("kills of the process that was killed least", ofProcesses, 1),
    atLeast("kills of the store that was killed least", ofStores, least.storeKills),
    atLeast("store faults", faultsOf(around), least.storeFaults),
    atLeast("store faults of the rarest kind", ofFaults, 1),
  ];
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
