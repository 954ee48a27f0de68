import type { Clock } from "@souk/chassis/ports";
import { bucketIdOf, MAIN_LOCATION } from "../domain/bucket.ts";
import { stockNotFound } from "../domain/errors.ts";
import {
  ledgerIdsOf,
  nextExpiry,
  type Reservation,
  type ReservationChange,
  type ReservedBucket,
} from "../domain/reservation.ts";
import { commit, confirm, extend, hold, release } from "../domain/reserve.ts";
import type { ChangeOrigin, ReservationStore, StockStore } from "./ports.ts";

export interface ReservationDeps {
  readonly stock: Pick<StockStore, "entries" | "settle" | "settleOnly">;
  readonly reservations: ReservationStore;
  readonly clock: Clock;
  /** What counts as low. */
  readonly lowStockThreshold: bigint;
}

/** The call, or the sweep, that a change belongs to. */
export interface ReservationOrigin {
  readonly traceparent: string | undefined;
  readonly signal: AbortSignal;
}

export interface ReserveCommand {
  readonly orderId: string;
  readonly buyerId: string;
  readonly lines: readonly { readonly productId: string; readonly quantity: bigint }[];
  readonly holdMs: number;
}

export interface OrderProducts {
  readonly orderId: string;
  readonly productIds: readonly string[];
}

/** A reservation and whose it is. */
export interface ProductReservation extends Reservation {
  readonly productId: string;
}

/**
 * Holds what an order wants, product by product in one order for all, so that two orders for the same products do not wait for each
 * other. What fails leaves those before it held.
 *
 * @throws InventoryError STOCK_NOT_FOUND, INSUFFICIENT_STOCK, HOLD_QUOTA_REACHED, RESERVATION_OVER, RESERVATION_DIFFERS,
 * TOO_MANY_RESERVATIONS
 */
export const reserveStock =
  (deps: ReservationDeps) =>
  async ({ lines, holdMs, ...who }: ReserveCommand, origin: ReservationOrigin): Promise<ProductReservation[]> => {
    const expireTime = new Date(deps.clock.now() + holdMs);
    const sorted = lines.toSorted((a, b) => (a.productId < b.productId ? -1 : 1));
    const held = new Map<string, ProductReservation>();
    for (const { productId, quantity } of sorted) {
      const wanted = { ...who, quantity, expireTime };
      held.set(
        productId,
        await changeReservation(deps, { productId, ...who }, origin, (b, around) => hold(b, wanted, around)),
      );
    }
    return lines.flatMap(({ productId }) => held.get(productId) ?? []);
  };

/** @throws InventoryError STOCK_NOT_FOUND, RESERVATION_OVER */
export const extendReservation =
  (deps: ReservationDeps) =>
  ({ holdMs, ...products }: OrderProducts & { readonly holdMs: number }, origin: ReservationOrigin) => {
    const until = new Date(deps.clock.now() + holdMs);
    return changeAll(deps, products, origin, (bucket, around) => extend(bucket, products.orderId, until, around));
  };

/** @throws InventoryError STOCK_NOT_FOUND, RESERVATION_OVER */
export const confirmReservation = (deps: ReservationDeps) => (products: OrderProducts, origin: ReservationOrigin) =>
  changeAll(deps, products, origin, (bucket, around) => confirm(bucket, products.orderId, around));

/** @throws InventoryError STOCK_NOT_FOUND, RESERVATION_OVER, RESERVATION_NOT_CONFIRMED */
export const commitReservation = (deps: ReservationDeps) => (products: OrderProducts, origin: ReservationOrigin) =>
  changeAll(deps, products, origin, (bucket, around) => commit(bucket, products.orderId, around));

/** @throws InventoryError STOCK_NOT_FOUND, RESERVATION_COMMITTED */
export const releaseReservation = (deps: ReservationDeps) => (products: OrderProducts, origin: ReservationOrigin) =>
  changeAll(deps, products, origin, (bucket, around) => release(bucket, products.orderId, around));

/** What the order has of each of the products, as far as it has something. */
export const getReservation =
  (deps: Pick<ReservationDeps, "stock" | "reservations">) =>
  async ({ orderId, productIds }: OrderProducts): Promise<ProductReservation[]> => {
    const found = await Promise.all(
      productIds.map((productId) => reservedFor(deps, bucketIdOf(productId, MAIN_LOCATION), orderId)),
    );
    return found.flatMap((reserved, i) => {
      const reservation = reserved?.reservations.get(orderId);
      return reservation ? [{ ...reservation, productId: productIds[i] ?? "" }] : [];
    });
  };

/** Decides on a change; undefined where there is nothing to change. */
export type Decide = (
  reserved: ReservedBucket,
  around: { readonly lowThreshold: bigint; readonly now: Date },
) => ReservationChange | undefined;

async function changeAll(deps: ReservationDeps, products: OrderProducts, origin: ReservationOrigin, decide: Decide) {
  const { orderId } = products;
  const changed: ProductReservation[] = [];
  for (const productId of products.productIds) {
    changed.push(await changeReservation(deps, { productId, orderId }, origin, decide));
  }
  return changed;
}

/** @throws InventoryError STOCK_NOT_FOUND, and what `decide` throws */
async function changeReservation(
  deps: ReservationDeps,
  { productId, orderId }: { readonly productId: string; readonly orderId: string },
  origin: ReservationOrigin,
  decide: Decide,
): Promise<ProductReservation> {
  const bucketId = bucketIdOf(productId, MAIN_LOCATION);
  const after = await storeChange(deps, { bucketId, orderId }, origin, decide);
  const reservation = after?.get(orderId);
  if (!reservation) throw stockNotFound(productId);
  return { ...reservation, productId };
}

/** A bucket with what orders have of it; what this one has bought has left the bucket, and the ledger knows it for ever. */
async function reservedFor(
  { stock, reservations }: Pick<ReservationDeps, "stock" | "reservations">,
  bucketId: string,
  orderId: string,
): Promise<ReservedBucket | undefined> {
  const reserved = await reservations.reserved(bucketId);
  if (!reserved || reserved.reservations.has(orderId)) return reserved;
  const ids = ledgerIdsOf(bucketId, orderId);
  const entries = await stock.entries([ids.reserved, ids.sold]);
  const [taken, sold] = [ids.reserved, ids.sold].map((wanted) => entries.find(({ id }) => id === wanted));
  if (!taken || !sold) return reserved;
  const bought = {
    orderId,
    buyerId: "",
    quantity: -taken.delta,
    updateTime: sold.createTime,
    state: "COMMITTED",
  } as const;
  return { ...reserved, reservations: new Map(reserved.reservations).set(orderId, bought) };
}

/**
 * Reads, decides and stores over the version read, and begins again when somebody else was faster.
 *
 * @returns what orders have of the bucket now; undefined where there is none
 */
export async function storeChange(
  deps: ReservationDeps,
  { bucketId, orderId }: { readonly bucketId: string; readonly orderId: string },
  { traceparent, signal }: ReservationOrigin,
  decide: Decide,
): Promise<ReservedBucket["reservations"] | undefined> {
  const { reservations, clock, lowStockThreshold } = deps;
  for (;;) {
    signal.throwIfAborted();
    const before = await reservedFor(deps, bucketId, orderId);
    if (!before) return undefined;
    const change = decide(before, { lowThreshold: lowStockThreshold, now: new Date(clock.now()) });
    if (!change) return before.reservations;
    const after = new Map(before.reservations).set(orderId, change.reservation);
    const by = { fingerprint: "", traceparent };
    signal.throwIfAborted();
    if (await reservations.reserve(change, nextExpiry(after.values()), by)) {
      await settleChange(deps, before, change, by);
      return after;
    }
  }
}

async function settleChange(
  { stock }: ReservationDeps,
  before: ReservedBucket,
  { bucket, entry }: ReservationChange,
  origin: ChangeOrigin,
): Promise<void> {
  if (!entry) return;
  if (before.isSettled && (await stock.settleOnly({ bucket, entry }, origin))) return;
  await stock.settle(bucket.id);
}
