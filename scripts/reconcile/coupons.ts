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
function countFaults(counter: CounterRow, books: Books): string[] {
  const { _id: id, couponCode, used } = counter;
  if (id !== couponCode) return countFaultsOfBuyer(counter, books);
  const sold = [...books.orders.values()].filter((order) => order.couponCode === couponCode && isSold(order)).length;
  const having = sold + onTheirWay(counter, books);
  const limit = books.useLimits.get(couponCode) ?? 0;
  return [
    ...(used === having ? [] : [`counts ${used} uses, but ${having} orders have it`]),
    ...(limit > 0 && used > limit ? [`counts ${used} uses, but has ${limit}`] : []),
  ];
}

/** He may have bought with it before the uses of a buyer were limited: those are not counted. */
function countFaultsOfBuyer(counter: CounterRow, books: Books): string[] {
  const { _id: id, couponCode, used, entries } = counter;
  const buyerId = id.slice(couponCode.length + 1);
  const own = [...books.orders.values()].filter((order) => order.buyerId === buyerId);
  const sold = own.filter((order) => order.couponCode === couponCode && isSold(order)).length;
  const having = sold + onTheirWay(counter, books);
  const entered = entries.filter(({ state }) => state !== "RELEASED");
  const others = entered.filter(({ orderId }) => (books.orders.get(orderId)?.buyerId ?? buyerId) !== buyerId);
  return [
    ...(used <= having ? [] : [`counts ${used} uses, but ${having} orders of this buyer have it`]),
    ...(used >= entered.length ? [] : [`counts ${used} uses, but ${entered.length} of its entries have one`]),
    ...others.map(({ orderId }) => `counts for order ${orderId}, which is another buyer's`),
  ];
}

function onTheirWay({ entries }: CounterRow, { orders }: Books): number {
  return entries.filter(({ orderId, state }) => {
    const order = orders.get(orderId);
    return state !== "RELEASED" && !(order && isSold(order));
  }).length;
}
