import type { Books, CounterRow } from "./books.ts";
import { type Difference, differenceIn, isCancelled, isSold } from "./difference.ts";

const difference = differenceIn("coupon");

/** Coupons and the orders that they count for. */
export function couponDifferences(books: Books): Difference[] {
  return books.counters.flatMap((counter) =>
    [...entryFaults(counter, books), ...countFaults(counter, books)].map((says) => difference(counter._id, says)),
  );
}

function entryFaults({ entries }: CounterRow, { orders }: Books): string[] {
  return entries.flatMap(({ orderId, state }) => {
    const order = orders.get(orderId);
    if (state !== "RELEASED" && !order) return [`counts for order ${orderId}, which there is not`];
    if (state !== "RELEASED" && order && isCancelled(order)) return [`counts for order ${orderId}, which is CANCELLED`];
    if (state !== "USED" && order && isSold(order))
      return [`does not count for order ${orderId}, which is ${order.step}`];
    return [];
  });
}

/** By orders that are sold, for ever; by its entries, for those on their way. */
function countFaults(counter: CounterRow, { orders, useLimits }: Books): string[] {
  const { _id: id, couponCode, used, entries } = counter;
  if (id !== couponCode) return [];
  const sold = [...orders.values()].filter((order) => order.couponCode === couponCode && isSold(order)).length;
  const onTheirWay = entries.filter(({ orderId, state }) => {
    const order = orders.get(orderId);
    return state !== "RELEASED" && !(order && isSold(order));
  }).length;
  const limit = useLimits.get(couponCode) ?? 0;
  return [
    ...(used === sold + onTheirWay ? [] : [`counts ${used} uses, but ${sold + onTheirWay} orders have it`]),
    ...(limit > 0 && used > limit ? [`counts ${used} uses, but has ${limit}`] : []),
  ];
}
