import { setTimeout as delay } from "node:timers/promises";
import { type Clerk, type People, peopleOf } from "../../e2e/support/people.ts";
import type { RunningShop } from "../../e2e/support/shop.ts";
import type { Mode } from "../../up/plan.ts";
import { atMost, type Check, exactly, told } from "../support/checks.ts";
import { inShop } from "../support/in-shop.ts";
import { allOrders, untilAllOver } from "../support/orders.ts";
import { type Comparison, compareWindows, readWindow, type Window } from "../support/windows.ts";
import { getReady, order, type Ready, type Sale } from "./sales.ts";

export interface BlackholeOptions extends Pick<Comparison, "most" | "mostSpread"> {
  readonly mode: Mode;
  /** With a provider that answers, and with one that does not, in turn. */
  readonly windows: number;
  readonly windowMs: number;
  readonly ordersPerSecond: number;
  readonly say: (line: string) => void;
}

/** One turn: how people browsed, how orders were answered, and how long these took to end once the provider answered. */
interface Turn {
  readonly isDark: boolean;
  readonly window: Window;
  readonly sales: readonly Sale[];
  readonly backMs: number;
}

/** PlaceOrder's own deadline (order_service.proto). */
const DEADLINE_MS = 5_000;
/** As after any other fault. */
const OVER_LIMIT_MS = 60_000;
const READS_PER_SECOND = 50;
const PRODUCT = "patient-mug";

/** The provider takes every call and answers none, and does again, in turn; people order and browse all the while. */
export function proveBlackhole(options: BlackholeOptions): Promise<Check[]> {
  return inShop({ mode: options.mode }, async (shop) => {
    const people = peopleOf(shop);
    const clerk = await people.aClerk();
    await clerk.sells(PRODUCT, 100_000);
    const turns: Turn[] = [];
    const rehearsal = { ...options, isDark: false }; // what is compiled once, and connections that stay
    await takeTurn(shop, people, rehearsal);
    for (let i = 0; i < options.windows; i++)
      turns.push(await takeTurn(shop, people, { ...options, isDark: i % 2 === 1 }));
    return checksOf(turns, options, await outcomeOf(clerk, turns));
  });
}

async function takeTurn(
  shop: RunningShop,
  people: People,
  options: BlackholeOptions & { readonly isDark: boolean },
): Promise<Turn> {
  const { isDark, windowMs, ordersPerSecond, say } = options;
  const count = Math.ceil((windowMs / 1_000) * ordersPerSecond);
  const ready: Ready[] = [];
  for (let i = 0; i < count; i++) ready.push(await getReady(people, PRODUCT));
  await shop.sandbox.faults({ blackhole: isDark });
  const selling = ready.map(async (each, i) => {
    await delay((i * 1_000) / ordersPerSecond);
    return order(each);
  });
  const window = await readWindow(() => fetch(`${shop.base}/v1/products/${PRODUCT}`), READS_PER_SECOND, windowMs);
  const sales = await Promise.all(selling);
  await shop.sandbox.faults({});
  const backMs = await untilAllOver(await people.aClerk());
  say(`p99 of reads ${isDark ? "beside a silent provider" : "alone"}: ${window.p99.toFixed(1)} ms`);
  return { isDark, window, sales, backMs };
}

async function outcomeOf(clerk: Clerk, turns: readonly Turn[]) {
  const orders = await allOrders(clerk);
  const known = new Set(orders.map(({ orderId }) => orderId));
  const placed = turns.flatMap(({ sales }) => sales.flatMap(({ orderId }) => orderId ?? []));
  return {
    lost: placed.filter((orderId) => !known.has(orderId)).length,
    unpaid: orders.filter(({ state }) => state !== "ORDER_STATE_COMPLETED").length,
  };
}

function checksOf(
  turns: readonly Turn[],
  { most, mostSpread }: BlackholeOptions,
  { lost, unpaid }: Awaited<ReturnType<typeof outcomeOf>>,
): Check[] {
  const [dark, calm] = [true, false].map((isDark) => turns.filter((turn) => turn.isDark === isDark)) as [
    Turn[],
    Turn[],
  ];
  const windowsOf = (those: readonly Turn[]) => those.map(({ window }) => window);
  const inTheDark = dark.flatMap(({ sales }) => sales);
  return [
    ...compareWindows({
      calm: windowsOf(calm),
      busy: windowsOf(dark),
      beside: "beside a silent provider",
      most,
      mostSpread,
    }),
    told("orders placed while it is silent", inTheDark.length),
    atMost("slowest answer to one of them", Math.max(...inTheDark.map(({ ms }) => ms)), DEADLINE_MS, "ms"),
    exactly("orders not answered with 202", inTheDark.filter(({ orderId }) => orderId === undefined).length, 0),
    atMost(
      "all of them are over, after it is back",
      Math.max(...dark.map(({ backMs }) => backMs)),
      OVER_LIMIT_MS,
      "ms",
    ),
    exactly("orders lost", lost, 0),
    exactly("orders that were not paid and completed", unpaid, 0),
  ];
}
