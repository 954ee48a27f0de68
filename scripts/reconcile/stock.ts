import type { Booking, Books, BucketRow, OrderRow } from "./books.ts";
import { type Difference, differenceIn, isCancelled, isSold } from "./difference.ts";

const difference = differenceIn("stock");
/** Steps at which goods may be booked as sold already, and must be once they are behind. */
const SELLING: readonly string[] = ["COMMITTING", "COMPLETED", "REFUNDING"];
/** Steps at which goods may not expire any more. */
const PAYING: readonly string[] = ["CAPTURING", "COMMITTING"];
const OPEN: readonly string[] = ["HELD", "CONFIRMED"];

/** What an order has booked of a bucket. */
interface Account {
  readonly held: readonly Booking[];
  readonly back: readonly Booking[];
  readonly sold: readonly Booking[];
}

/** Stock, its ledger, what orders have reserved, and what was sold to them. */
export function stockDifferences({ buckets, orders }: Books): Difference[] {
  const soldOf = new Set<string>();
  const found = buckets.flatMap((bucket) => {
    const accounts = accountsOf(bucket);
    for (const [orderId, { sold }] of accounts) if (sold.length > 0) soldOf.add(`${orderId} ${bucket.productId}`);
    return [...sumDifferences(bucket), ...orderDifferences(bucket, accounts, orders)];
  });
  return [...found, ...unsold(orders, soldOf)];
}

function sumDifferences({ productId, available, bookings }: BucketRow): Difference[] {
  const sum = bookings.reduce((total, { delta }) => total + delta, 0n);
  return [
    ...(sum === available
      ? []
      : [difference(productId, `${available} are available, but the ledger adds up to ${sum}`)]),
    ...(available < 0n ? [difference(productId, `${available} are available`)] : []),
  ];
}

function accountsOf({ bookings, reservations }: BucketRow): Map<string, Account> {
  const booked = Map.groupBy(
    bookings.filter(({ kind }) => kind !== "OPENED" && kind !== "ADJUSTED"),
    ({ note }) => note,
  );
  const ids = new Set([...booked.keys(), ...Object.keys(reservations)]);
  return new Map(
    [...ids].map((orderId) => {
      const of = (...kinds: string[]) => (booked.get(orderId) ?? []).filter(({ kind }) => kinds.includes(kind));
      return [orderId, { held: of("RESERVED"), back: of("RELEASED", "EXPIRED"), sold: of("SOLD") }];
    }),
  );
}

function orderDifferences(
  bucket: BucketRow,
  accounts: ReadonlyMap<string, Account>,
  orders: Books["orders"],
): Difference[] {
  return [...accounts].flatMap(([orderId, account]) =>
    [
      ...bookingFaults(account),
      ...reservationFaults(account, bucket.reservations[orderId]),
      ...orderFaults(account, bucket, orders.get(orderId), bucket.reservations[orderId]?.state),
    ].map((says) => difference(bucket.productId, `order ${orderId} ${says}`)),
  );
}

/** Held once, then given back or sold, whole. */
function bookingFaults({ held, back, sold }: Account): string[] {
  const [out, returned] = [-sumOf(held), sumOf(back)];
  const isOver = back.length + sold.length > 0;
  return [
    ...(held.length > 1 ? ["is booked as held more than once"] : []),
    ...(back.length > 1 ? ["has given back more than once"] : []),
    ...(sold.length > 1 ? ["is booked as sold more than once"] : []),
    ...(back.length > 0 && sold.length > 0 ? ["is booked as sold and as given back"] : []),
    ...(isOver && held.length === 0 ? ["is booked as over, but never as held"] : []),
    ...(back.length > 0 && returned !== out ? [`has given back ${returned} of ${out}`] : []),
  ];
}

/** What is over may be forgotten after a while; what is open may not. */
function reservationFaults(account: Account, reservation: BucketRow["reservations"][string] | undefined): string[] {
  const { held, sold } = account;
  if (!reservation) return isOpen(account) ? ["has goods by the ledger, but no reservation"] : [];
  const { state, quantity } = reservation;
  const booked = -sumOf(held);
  return [
    ...(OPEN.includes(state) === isOpen(account)
      ? []
      : [`has a reservation that is ${state}, which the ledger denies`]),
    ...(state === "COMMITTED" && sold.length === 0 ? ["has bought goods that the ledger does not know as sold"] : []),
    ...(state === "RELEASED" && sold.length > 0 ? ["has released what the ledger knows as sold"] : []),
    ...(held.length > 0 && quantity !== booked ? [`has reserved ${quantity}, by the ledger ${booked}`] : []),
  ];
}

function orderFaults(
  account: Account,
  { productId }: BucketRow,
  order: OrderRow | undefined,
  reservation: string | undefined,
): string[] {
  const { held, sold } = account;
  if (!order) return held.length + sold.length > 0 || reservation ? ["has goods, but there is no such order"] : [];
  const wanted = order.lines.find((line) => line.productId === productId)?.quantity ?? 0;
  const booked = -sumOf(held);
  return [
    ...(held.length > 0 && booked !== BigInt(wanted) ? [`has taken ${booked}, but ordered ${wanted}`] : []),
    ...stepFaults(account, order, reservation),
  ];
}

function stepFaults(account: Account, order: OrderRow, reservation: string | undefined): string[] {
  const { step } = order;
  return [
    ...(account.sold.length > 0 && !SELLING.includes(step) ? [`was sold goods, but it is ${step}`] : []),
    ...(isOpen(account) && (isSold(order) || isCancelled(order)) ? [`still holds goods, but it is ${step}`] : []),
    ...(PAYING.includes(step) && reservation === "HELD" ? ["is being paid for goods that may expire"] : []),
  ];
}

function isOpen({ held, back, sold }: Account): boolean {
  return held.length > 0 && back.length + sold.length === 0;
}

function unsold(orders: Books["orders"], soldOf: ReadonlySet<string>): Difference[] {
  return [...orders.values()]
    .filter(isSold)
    .flatMap(({ _id, lines, step }) =>
      lines
        .filter(({ productId }) => !soldOf.has(`${_id} ${productId}`))
        .map(({ productId }) => difference(productId, `order ${_id} is ${step}, but the ledger has sold it nothing`)),
    );
}

function sumOf(bookings: readonly Booking[]): bigint {
  return bookings.reduce((sum, { delta }) => sum + delta, 0n);
}
