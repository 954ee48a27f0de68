import { randomUUID } from "node:crypto";
import { type Clerk, type People, type Person, peopleOf } from "../../e2e/support/people.ts";
import type { RunningShop } from "../../e2e/support/shop.ts";
import type { Mode } from "../../up/plan.ts";
import { atMost, type Check, exactly, told } from "../support/checks.ts";
import { inShop } from "../support/in-shop.ts";
import { allOrders, type SeenOrder, untilAllOver } from "../support/orders.ts";
import { persist } from "../support/persist.ts";

export interface OversellOptions {
  readonly mode: Mode;
  readonly buyers: number;
  readonly items: number;
  readonly rounds: number;
  readonly say: (line: string) => void;
}

/** Buyers that fill their carts at once: what comes before the race is not what is raced for. */
const FILL_AT_ONCE = 50;

interface Round {
  readonly sold: number;
  readonly available: number;
  readonly orders: readonly SeenOrder[];
  readonly seconds: number;
}

/** Everybody wants the same things at the same moment, and there are not enough of them. */
export function proveOversell(options: OversellOptions): Promise<Check[]> {
  const { mode, rounds, items } = options;
  return inShop({ mode }, async (shop) => {
    const done: Round[] = [];
    for (let i = 1; i <= rounds; i++) {
      const round = await race(shop, `scarce-${i}`, options);
      options.say(`round ${i}: ${round.sold} of ${items} sold in ${round.seconds.toFixed(1)} s`);
      done.push(round);
    }
    return [...checksOf(done, options), ...(await proveSums(shop))];
  });
}

async function race(shop: RunningShop, productId: string, { buyers, items }: OversellOptions): Promise<Round> {
  const people = peopleOf(shop);
  const clerk = await people.aClerk();
  await clerk.sells(productId, items);
  const ready = await fillCarts(people, productId, buyers);
  const startedAt = performance.now();
  const orderIds = await Promise.all(ready.map(({ person, quoteToken }) => insistsOn(person, quoteToken)));
  const orders = await endingsOf(clerk, orderIds);
  const seconds = (performance.now() - startedAt) / 1_000;
  const sold = orders.filter(isSold).reduce((sum, order) => sum + unitsOf(order), 0);
  return { sold, available: await clerk.countsStock(productId), orders, seconds };
}

/** Whoever is told that there is too much to do comes again. */
function insistsOn(person: Person, quoteToken: string): Promise<string> {
  const key = randomUUID();
  return persist(new Map(), () => person.orders({ key, quoteToken }));
}

/** The orders in the order asked for, once all are over. */
async function endingsOf(clerk: Clerk, orderIds: readonly string[]): Promise<SeenOrder[]> {
  await untilAllOver(clerk);
  const newest = new Map((await allOrders(clerk, orderIds.length)).map((order) => [order.orderId, order]));
  return orderIds.flatMap((orderId) => newest.get(orderId) ?? []);
}

/** Each with one of it in the cart, and agreed to its price. */
async function fillCarts(people: People, productId: string, buyers: number) {
  const ready: { readonly person: Person; readonly quoteToken: string }[] = [];
  let come = 0;
  const fill = async () => {
    while (come < buyers) {
      come += 1;
      const person = await persist(new Map(), () => people.aGuestComes());
      await persist(new Map(), () => person.putsIntoCart(productId));
      const { quoteToken } = await persist(new Map(), () => person.isQuoted());
      ready.push({ person, quoteToken });
    }
  };
  await Promise.all(Array.from({ length: FILL_AT_ONCE }, fill));
  return ready;
}

function checksOf(rounds: readonly Round[], { buyers, items }: OversellOptions): Check[] {
  const orders = rounds.flatMap((round) => round.orders);
  const odd = orders.filter((order) => !isSold(order) && order.cancelReason !== "CANCEL_REASON_OUT_OF_STOCK");
  return [
    told("buyers in a round, each for one of the same product", buyers),
    told("seconds for a round, on average", rounds.reduce((sum, { seconds }) => sum + seconds, 0) / rounds.length),
    exactly(`rounds in which ${items} were sold`, rounds.filter(({ sold }) => sold === items).length, rounds.length),
    atMost("most that were sold in a round", Math.max(...rounds.map(({ sold }) => sold)), items),
    exactly(
      "units left that could be sold",
      rounds.reduce((sum, { available }) => sum + available, 0),
      0,
    ),
    exactly("orders that were placed", orders.length, buyers * rounds.length),
    exactly("orders refused for another reason than the stock", odd.length, 0),
  ];
}

/** The same product put into a cart twice is one line of the sum, which is held as a whole or not at all. */
async function proveSums(shop: RunningShop): Promise<Check[]> {
  const people = peopleOf(shop);
  const clerk = await people.aClerk();
  await clerk.sells("twice", 5);
  const [person, other] = [await people.aGuestComes(), await people.aGuestComes()];
  for (const quantity of [2, 2]) await person.putsIntoCart("twice", quantity);
  for (const quantity of [3, 3]) await other.putsIntoCart("twice", quantity);
  const [four, six] = await endingsOf(clerk, [await person.orders(), await other.orders()]);
  return [
    exactly("two and two of five, as one line", endOf(four), "4 COMPLETED"),
    exactly("three and three of five, as one line", endOf(six), "6 CANCELLED"),
    exactly("left of the five", await clerk.countsStock("twice"), 1),
  ];
}

function isSold({ state }: SeenOrder): boolean {
  return state === "ORDER_STATE_COMPLETED";
}

function unitsOf({ lines }: SeenOrder): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

function endOf(order: SeenOrder | undefined): string {
  return order ? `${unitsOf(order)} ${order.state.replace("ORDER_STATE_", "")}` : "lost";
}
