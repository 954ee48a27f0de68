import type { Books, Money, Operation, OrderRow, PaymentRow } from "./books.ts";
import { type ByHand, type Difference, differenceIn, isCancelled, isSold } from "./difference.ts";

const difference = differenceIn("payment");
const REFUND = "refund~";
/** Steps at which nothing may have been taken of the buyer's money. */
const UNPAID: readonly string[] = ["RESERVING", "REDEEMING", "AUTHORIZING", "CONFIRMING"];

/** What is wrong with an order's money. */
interface Fault {
  readonly says: string;
  /** To where a skip leads by which staff says that it has done this by hand, at the provider. */
  readonly skippedTo?: readonly string[];
}

/** Orders and what they are paid with. */
export function paymentDifferences({ orders, payments }: Books): (Difference | ByHand)[] {
  const ofOrders = [...orders.values()].flatMap((order) =>
    faultsOf(order, payments.get(order._id)).map(({ says, skippedTo = [] }) => {
      const skip = order.log.findLast(({ cause, step }) => cause === "skip" && skippedTo.includes(step));
      return { ...difference(order._id, says), ...(skip ? { reason: skip.note ?? "" } : {}) };
    }),
  );
  const without = [...payments.keys()].filter((id) => !orders.has(id));
  return [...ofOrders, ...without.map((id) => difference(id, "there is a payment, but no such order"))];
}

function faultsOf(order: OrderRow, payment: PaymentRow | undefined): Fault[] {
  if (!payment) {
    return isSold(order) || order.step === "COMMITTING" ? [{ says: `it is ${order.step}, but was never paid` }] : [];
  }
  const { total } = order.totals;
  const wrongSum =
    payment.amount && !isSame(payment.amount, total)
      ? [{ says: `it costs ${told(total)}, but its payment is of ${told(payment.amount)}` }]
      : [];
  return [...wrongSum, ...stateFaults(order, payment)];
}

function stateFaults(order: OrderRow, payment: PaymentRow): Fault[] {
  if (isSold(order)) return [...captureFaults(order, payment), ...refundFaults(order, payment)];
  if (isCancelled(order)) return leftovers(payment).map((says) => ({ says, skippedTo: ["RELEASING"] }));
  if (order.step === "COMMITTING") return captureFaults(order, payment);
  return UNPAID.includes(order.step) && payment.ops.capture
    ? [{ says: `it is ${order.step}, but its money is being taken` }]
    : [];
}

function captureFaults({ totals, step }: OrderRow, { ops }: PaymentRow): Fault[] {
  const { capture } = ops;
  if (capture?.state !== "OK") {
    return [{ says: `it is ${step}, but its money was not taken`, skippedTo: ["COMMITTING"] }];
  }
  return [
    ...(isSame(capture.amount, totals.total)
      ? []
      : [{ says: `${told(capture.amount)} were taken in place of ${told(totals.total)}` }]),
    ...(ops.void?.state === "OK" ? [{ says: "its money was taken, and given up" }] : []),
  ];
}

/** Each refund that the order knows as made, and only those, was made. One that is on its way may be known here first. */
function refundFaults({ refunds, step }: OrderRow, { ops }: PaymentRow): Fault[] {
  const made = new Map(Object.entries(ops).filter(([name, { state }]) => name.startsWith(REFUND) && state === "OK"));
  const done = refunds.filter(({ state }) => state === "DONE");
  const pending = new Set(refunds.filter(({ state }) => state === "REQUESTED").map(({ id }) => `${REFUND}${id}`));
  const known = new Set(done.map(({ id }) => `${REFUND}${id}`));
  return [
    ...done.flatMap((refund) => refundFault(refund, made.get(`${REFUND}${refund.id}`))),
    ...[...made.keys()]
      .filter((name) => !known.has(name) && !pending.has(name))
      .map((name) => ({ says: `${name} was made, but the order does not know it` })),
    ...(step === "COMPLETED" && pending.size > 0 ? [{ says: "it is COMPLETED, but a refund is on its way" }] : []),
  ];
}

function refundFault({ id, amount }: OrderRow["refunds"][number], operation: Operation | undefined): Fault[] {
  if (!operation) {
    return [{ says: `refund ${id} counts as made, but was not`, skippedTo: ["REFUNDING", "COMPLETED"] }];
  }
  return isSame(operation.amount, amount)
    ? []
    : [{ says: `refund ${id} is of ${told(amount)}, but ${told(operation.amount)} were given back` }];
}

/** Nothing taken, or all of it back; nothing set aside. */
function leftovers({ ops }: PaymentRow): string[] {
  const { auth, capture, void: voided } = ops;
  if (capture?.state === "OK") {
    const back = Object.entries(ops).filter(([name, { state }]) => name.startsWith(REFUND) && state === "OK");
    const kept = capture.amount.amountMinor - back.reduce((sum, [, { amount }]) => sum + amount.amountMinor, 0n);
    return kept === 0n ? [] : [`it is CANCELLED, but ${told({ ...capture.amount, amountMinor: kept })} were kept`];
  }
  if (isUnknown(capture)) return ["it is CANCELLED, but nobody knows whether its money was taken"];
  const isOpen = auth && auth.state !== "DECLINED" && voided?.state !== "OK";
  return isOpen ? ["it is CANCELLED, but money is still set aside"] : [];
}

function isUnknown(operation: Operation | undefined): boolean {
  return operation?.state === "REQUESTED";
}

function isSame(a: Money, b: Money): boolean {
  return a.currency === b.currency && a.amountMinor === b.amountMinor;
}

function told({ currency, amountMinor }: Money): string {
  return `${amountMinor} ${currency}`;
}
