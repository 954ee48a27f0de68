import type { Authorization } from "@souk/sandbox";
import type { Order } from "../../services/order/src/domain/order.ts";
import { type OrderDocument, toOrder } from "../../services/order/src/store/order-document.ts";
import { checkCarts, checkGuard } from "./invariants-of-carts.ts";
import { checkCoupons, checkEvents, checkStock } from "./invariants-of-stores.ts";
import { ORDER_ID } from "./story.ts";
import type { World } from "./world.ts";

/** A promise that was not kept, and by which orders it shows. */
export interface Violation {
  readonly rule: Rule;
  readonly text: string;
  readonly orderIds: readonly string[];
}

export type Report = (text: string, ...orderIds: string[]) => void;
type Check = (world: World, orders: readonly Order[], report: Report) => void | Promise<void>;

/** What must hold when nothing is left to do, whatever had befallen whom. */
const RULES = {
  "nothing breaks that nobody foresaw": ({ surroundings }, _, report) => {
    for (const bug of surroundings.bugs) {
      const text = bug instanceof Error ? (bug.stack ?? bug.message) : String(bug);
      report(text, ...(text.match(ORDER_ID) ?? []));
    }
  },
  "everything comes to rest": ({ isAtRest }, _, report) => {
    if (!isAtRest) report("somebody still waits for something");
  },
  "whatever was accepted is there": ({ shop, durable }, _, report) => {
    for (const [id, { fingerprint }] of shop.accepted) {
      if (durable.orders.documents.get(id)?.fingerprint !== fingerprint) report(`${id} was accepted and is lost`, id);
    }
  },
  "every order comes to its end": (_, orders, report) => {
    for (const { id, step } of orders) {
      if (step !== "COMPLETED" && step !== "CANCELLED") report(`${id} is still at ${step}`, id);
    }
  },
  "nobody needs attention": (_, orders, report) => {
    for (const { id, attention, log } of orders) {
      const parked = log.find(({ cause }) => cause === "retry" || cause === "compensate");
      if (attention?.parked || parked) report(`${id} was parked: ${log.map(({ cause }) => cause).join(" ")}`, id);
    }
  },
  "completed is paid once, cancelled is paid nothing": ({ bank }, orders, report) => {
    const byOrder = Map.groupBy(bank.authorizations.values(), ({ reference }) => reference);
    for (const order of orders) checkMoney(order, byOrder.get(order.id) ?? [], report);
  },
  "every unit is accounted for": checkStock,
  "a coupon is used by whoever completed with it": checkCoupons,
  "events are told once, in order, without a gap": checkEvents,
  "what was bought is out of the cart, and nothing else": checkCarts,
  "a cart is not placed twice within two minutes": checkGuard,
} satisfies Readonly<Record<string, Check>>;

export type Rule = keyof typeof RULES;

export async function findViolations(world: World): Promise<Violation[]> {
  const orders = [...world.durable.orders.documents.values()].map((document: OrderDocument) => toOrder(document));
  const violations: Violation[] = [];
  for (const [rule, check] of Object.entries(RULES) as [Rule, Check][]) {
    await check(world, orders, (text, ...orderIds) => violations.push({ rule, text, orderIds }));
  }
  return violations;
}

function checkMoney(order: Order, authorizations: readonly Authorization[], report: Report): void {
  const { id, step, totals, refunds } = order;
  const open = authorizations.filter(isOpen);
  if (open.length > 0) report(`${id} leaves ${open.length} authorizations open`, id);
  const captured = authorizations.flatMap(({ capture }) => (capture?.status === "succeeded" ? [capture] : []));
  const taken = captured.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);
  const given = authorizations
    .flatMap((each) => each.refunds)
    .reduce((sum, each) => sum + BigInt(each.amountMinor), 0n);
  const returned = refunds.reduce((sum, { state, amount }) => (state === "DONE" ? sum + amount.amountMinor : sum), 0n);
  const paid = step === "COMPLETED" ? totals.total.amountMinor : 0n;
  if (step === "COMPLETED" && captured.length !== 1) report(`${id} is completed with ${captured.length} captures`, id);
  if (step === "COMPLETED" && taken !== paid) report(`${id} costs ${paid}, and ${taken} was taken`, id);
  if (taken - given !== paid - returned) report(`${id}: ${taken} taken, ${given} given back, of ${paid}`, id);
}

/** Something is set aside that is neither taken nor freed. */
function isOpen({ status, capture }: Authorization): boolean {
  const isHeld = status === "authorized" || status === "action_required";
  return isHeld && capture?.status !== "succeeded";
}
