import { type Bucket, changedBucket, entryOf, type LedgerEntry, type StockEvent, stockEvents } from "./bucket.ts";
import { committed, differs, holdQuotaReached, insufficient, notConfirmed, over, tooMany } from "./refusals.ts";
import {
  type Hold,
  hasExpired,
  opOf,
  type Reservation,
  type ReservationChange,
  type ReservedBucket,
  unitsIn,
} from "./reservation.ts";

/** The most orders that have something of a bucket; a document must not grow without end. */
const MOST_RESERVATIONS = 2_000;
/** Beyond so many the oldest go before their time: what comes late then holds units until its hold expires. */
const MOST_TOMBSTONES = 2_000;
/** What one buyer may hold of a bucket: a tenth of it, but five in any case. */
const LEAST_QUOTA = 5n;
const QUOTA_SHARE = 10n;

interface Surroundings {
  /** What counts as low. */
  readonly lowThreshold: bigint;
  readonly now: Date;
}

/**
 * Holds units for an order: checked and taken in the same change.
 *
 * @returns undefined where the order has them already
 * @throws InventoryError INSUFFICIENT_STOCK, HOLD_QUOTA_REACHED, RESERVATION_OVER, RESERVATION_DIFFERS, TOO_MANY_RESERVATIONS
 */
export function hold(reserved: ReservedBucket, wanted: Hold, around: Surroundings): ReservationChange | undefined {
  const { bucket, reservations } = reserved;
  const { orderId, quantity } = wanted;
  const known = reservations.get(orderId);
  if (known?.state === "RELEASED") throw over(bucket);
  if (known && known.quantity !== quantity) throw differs(bucket, known);
  if (known) return undefined;
  if (bucket.available < quantity) throw insufficient(bucket);
  if (reservations.size - tombstonesIn(reserved).length >= MOST_RESERVATIONS) throw tooMany(bucket);
  checkQuota(reserved, wanted);
  const held = { ...wanted, state: "HELD", updateTime: around.now } as const;
  return changed(reserved, held, { kind: "RESERVED", delta: -quantity }, around);
}

/** @throws InventoryError RESERVATION_OVER */
export function extend(reserved: ReservedBucket, orderId: string, expireTime: Date, around: Surroundings) {
  const { bucket, reservations } = reserved;
  const known = alive(bucket, reservations.get(orderId), around.now);
  if (known.state !== "HELD" || (known.expireTime ?? expireTime) >= expireTime) return undefined;
  return changed(reserved, { ...known, expireTime, updateTime: around.now }, undefined, around);
}

/** @throws InventoryError RESERVATION_OVER */
export function confirm(reserved: ReservedBucket, orderId: string, around: Surroundings) {
  const { bucket, reservations } = reserved;
  const known = alive(bucket, reservations.get(orderId), around.now);
  if (known.state !== "HELD") return undefined;
  return changed(reserved, { ...withoutEnd(known), state: "CONFIRMED", updateTime: around.now }, undefined, around);
}

/** @throws InventoryError RESERVATION_OVER, RESERVATION_NOT_CONFIRMED */
export function commit(reserved: ReservedBucket, orderId: string, around: Surroundings) {
  const { bucket, reservations } = reserved;
  const known = alive(bucket, reservations.get(orderId), around.now);
  if (known.state === "COMMITTED") return undefined;
  if (known.state === "HELD") throw notConfirmed(bucket);
  const sold = { ...known, state: "COMMITTED", updateTime: around.now } as const;
  return changed(reserved, sold, { kind: "SOLD", delta: 0n }, around);
}

/** Gives back what the order has; where it has nothing, says so for whoever comes late. @throws InventoryError RESERVATION_COMMITTED */
export function release(reserved: ReservedBucket, orderId: string, around: Surroundings) {
  const { bucket, reservations } = reserved;
  const known = reservations.get(orderId);
  if (known?.state === "COMMITTED") throw committed(bucket);
  if (known?.state === "RELEASED") return undefined;
  const nothing = { orderId, buyerId: "", quantity: 0n };
  const released = { ...withoutEnd(known ?? nothing), state: "RELEASED", updateTime: around.now } as const;
  const back = known && ({ kind: "RELEASED", delta: known.quantity } as const);
  return changed(reserved, released, back, around);
}

/** Gives back what an order has held for too long; what is confirmed stays. */
export function expire(reserved: ReservedBucket, orderId: string, around: Surroundings) {
  const known = reserved.reservations.get(orderId);
  if (!known || !hasExpired(known, around.now)) return undefined;
  const released = { ...withoutEnd(known), state: "RELEASED", updateTime: around.now } as const;
  const told = { kind: "ReservationExpired", orderId, quantity: known.quantity } as const;
  return changed(reserved, released, { kind: "EXPIRED", delta: known.quantity }, around, [told]);
}

type Booking = Pick<LedgerEntry, "kind" | "delta">;

function changed(
  reserved: ReservedBucket,
  reservation: Reservation,
  booking: Booking | undefined,
  { now, lowThreshold }: Surroundings,
  more: readonly StockEvent[] = [],
): ReservationChange {
  const { bucket: before } = reserved;
  const available = before.available + (booking?.delta ?? 0n);
  const told = booking?.delta ? stockEvents(before.available, available, lowThreshold) : [];
  const events = [...told, ...more];
  const bucket = changedBucket(before, available, events, now);
  const { orderId } = reservation;
  const entry = booking && entryOf(bucket, { ...booking, op: opOf(orderId, booking.kind), note: orderId });
  const forgotten = reservation.state === "RELEASED" ? oldestTombstones(reserved) : [];
  return { bucket, reservation, entry, events, forgotten };
}

function tombstonesIn({ reservations }: ReservedBucket): Reservation[] {
  return [...reservations.values()].filter(({ state }) => state === "RELEASED");
}

/** Those that have to go where one more comes. */
function oldestTombstones(reserved: ReservedBucket): string[] {
  const known = tombstonesIn(reserved);
  const tooMany = known.length + 1 - MOST_TOMBSTONES;
  if (tooMany <= 0) return [];
  const oldestFirst = known.toSorted((a, b) => a.updateTime.getTime() - b.updateTime.getTime());
  return oldestFirst.slice(0, tooMany).map(({ orderId }) => orderId);
}

function withoutEnd<R extends Omit<Reservation, "state" | "updateTime">>({ expireTime: _over, ...rest }: R) {
  return rest;
}

function alive(bucket: Bucket, known: Reservation | undefined, now: Date): Reservation {
  if (!known || known.state === "RELEASED" || hasExpired(known, now)) throw over(bucket);
  return known;
}

/** So that one buyer, or one script, cannot take a product out of the shop by holding it (OWASP API6). */
function checkQuota({ bucket, reservations }: ReservedBucket, { buyerId, quantity }: Hold): void {
  const all = [...reservations.values()];
  const whole = bucket.available + unitsIn(all, ["HELD", "CONFIRMED"]);
  const share = whole / QUOTA_SHARE;
  const quota = share > LEAST_QUOTA ? share : LEAST_QUOTA;
  const own = all.filter((each) => each.buyerId === buyerId);
  if (unitsIn(own, ["HELD"]) + quantity <= quota) return;
  throw holdQuotaReached(bucket, quota);
}
