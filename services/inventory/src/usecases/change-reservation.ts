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
import type { ReservationStore, StockStore } from "./ports.ts";

export interface ReservationDeps {
  readonly stock: Pick<StockStore, "recorded" | "settle">;
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
  ({ reservations }: Pick<ReservationDeps, "reservations">) =>
  async ({ orderId, productIds }: OrderProducts): Promise<ProductReservation[]> => {
    const found = await Promise.all(
      productIds.map((productId) => reservations.reserved(bucketIdOf(productId, MAIN_LOCATION))),
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
  const after = await storeChange(deps, bucketId, origin, decide).catch((error) =>
    boughtBefore(deps, bucketId, orderId, error),
  );
  const reservation = after?.reservations.get(orderId);
  if (!reservation) throw stockNotFound(productId);
  return { ...reservation, productId };
}

/** What was sold long ago is known by the ledger alone. @throws the refusal, where it was not */
async function boughtBefore({ stock }: ReservationDeps, bucketId: string, orderId: string, refusal: unknown) {
  if ((refusal as { reason?: string }).reason !== "RESERVATION_OVER") throw refusal;
  const ids = ledgerIdsOf(bucketId, orderId);
  const [sold, taken] = [await stock.recorded(bucketId, ids.sold), await stock.recorded(bucketId, ids.reserved)];
  if (!sold || !taken) throw refusal;
  const bought = { orderId, buyerId: "", quantity: -taken.entry.delta, updateTime: sold.entry.createTime };
  return { reservations: new Map<string, Reservation>([[orderId, { ...bought, state: "COMMITTED" }]]) };
}

/**
 * Reads, decides and stores over the version read, and begins again when somebody else was faster.
 *
 * @returns the bucket as it is now; undefined where there is none
 */
export async function storeChange(
  { stock, reservations, clock, lowStockThreshold }: ReservationDeps,
  bucketId: string,
  { traceparent, signal }: ReservationOrigin,
  decide: Decide,
): Promise<ReservedBucket | undefined> {
  for (;;) {
    signal.throwIfAborted();
    const before = await reservations.reserved(bucketId);
    if (!before) return undefined;
    const change = decide(before, { lowThreshold: lowStockThreshold, now: new Date(clock.now()) });
    if (!change) return before;
    const { reservation, bucket } = change;
    const after = new Map(before.reservations).set(reservation.orderId, reservation);
    signal.throwIfAborted();
    if (await reservations.reserve(change, nextExpiry(after.values()), { fingerprint: "", traceparent })) {
      if (change.entry) await stock.settle(bucketId);
      return { bucket, reservations: after };
    }
  }
}
