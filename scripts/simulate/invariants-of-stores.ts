import type { LoggedEvent } from "@souk/chassis/events";
import type { LedgerEntry } from "../../services/inventory/src/domain/bucket.ts";
import type { ReservedBucket } from "../../services/inventory/src/domain/reservation.ts";
import type { UseCounter } from "../../services/order/src/domain/coupon-uses.ts";
import type { Order } from "../../services/order/src/domain/order.ts";
import type { Outgoing } from "./durable.ts";
import type { Report } from "./invariants.ts";
import { bucketOf, COUPON, PRODUCTS } from "./products.ts";
import type { World } from "./world.ts";

const TERMINAL = { COMPLETED: "souk.order.v1.OrderCompleted", CANCELLED: "souk.order.v1.OrderCancelled" } as const;

export async function checkStock({ durable, initialStock }: World, orders: readonly Order[], report: Report) {
  const bought = orders.filter(({ step }) => step === "COMPLETED");
  for (const productId of PRODUCTS) {
    const reserved = await durable.stock.reserved(bucketOf(productId));
    const ledger = await durable.stock.ledger(productId, undefined, Number.POSITIVE_INFINITY);
    if (reserved) checkBucket(reserved, ledger, initialStock.get(productId) ?? 0n, bought, report);
  }
}

function checkBucket(
  { bucket: { productId, available }, reservations }: ReservedBucket,
  ledger: readonly LedgerEntry[],
  initial: bigint,
  bought: readonly Order[],
  report: Report,
): void {
  const left = [...reservations.values()].filter(({ state }) => state === "HELD" || state === "CONFIRMED");
  if (left.length > 0) report(`${productId} is still held`, ...left.map(({ orderId }) => orderId));
  if (available < 0n) report(`${productId} is oversold`);
  const orders = bought.filter(({ lines }) => lines.some((line) => line.productId === productId));
  const buyers = new Set(ledger.filter(({ kind }) => kind === "SOLD").map(({ note }) => note));
  const unsold = orders.filter(({ id }) => !buyers.has(id)).map(({ id }) => id);
  if (unsold.length > 0) report(`${productId} is paid and not sold: ${unsold.join(", ")}`, ...unsold);
  const lines = orders.flatMap((order) => order.lines.filter((line) => line.productId === productId));
  const wanted = lines.reduce((sum, { quantity }) => sum + BigInt(quantity), 0n);
  const sold = ledger.reduce((sum, { kind, note, delta }) => {
    return kind === "RESERVED" && buyers.has(note) ? sum - delta : sum;
  }, 0n);
  const text = `${productId}: ${available} available, ${sold} sold, ${wanted} paid, of ${initial}`;
  if (available + sold !== initial || sold !== wanted) report(text, ...new Set(ledger.map(({ note }) => note)));
}

export async function checkCoupons({ durable }: World, orders: readonly Order[], report: Report) {
  const coupon = await durable.coupons.read(COUPON);
  if (!coupon) return;
  const withCoupon = orders.filter(({ couponCode }) => couponCode === COUPON);
  checkUses(COUPON, await durable.useCounters.read(COUPON), withCoupon, coupon.useLimit, report);
  for (const [buyerId, own] of Map.groupBy(withCoupon, (order) => order.buyerId)) {
    const id = `${COUPON}~${buyerId}`;
    checkUses(id, await durable.useCounters.read(id), own, coupon.useLimitPerBuyer, report);
  }
}

/** A coupon, or what one buyer may use of it. */
function checkUses(
  id: string,
  counter: UseCounter | undefined,
  orders: readonly Order[],
  limit: number,
  report: Report,
): void {
  const users = orders.filter(({ step }) => step === "COMPLETED");
  const holders = (counter?.entries ?? []).filter(({ state }) => state !== "RELEASED").map(({ orderId }) => orderId);
  const stray = holders.filter((orderId) => !users.some((user) => user.id === orderId));
  if (stray.length > 0) report(`${id} is counted for ${stray.join(", ")}`, ...stray);
  if ((counter?.used ?? 0) !== users.length)
    report(`${id} was used ${users.length} times, and counts ${counter?.used}`);
  if (users.length > limit) report(`${id} was used ${users.length} times, at most ${limit}`);
}

export function checkEvents({ durable }: World, orders: readonly Order[], report: Report): void {
  for (const [service, outgoing] of Object.entries(durable.outgoing)) checkLog(service, outgoing, report);
  const bySubject = Map.groupBy(durable.outgoing.order.log.rows(), ({ subject }) => subject);
  for (const order of orders) checkStory(order, bySubject.get(order.id) ?? [], report);
}

function checkLog(service: string, { log, outbox }: Outgoing, report: Report): void {
  const rows = log.rows();
  if (rows.some(({ n }, i) => n !== BigInt(i + 1))) report(`the log of ${service} is not dense`);
  if (new Set(rows.map(({ id }) => id)).size !== rows.length) report(`the log of ${service} says something twice`);
  const bySubject = Map.groupBy(rows, ({ subject }) => subject);
  for (const { _id, seq, outboxAt } of outbox.documents.values()) {
    const told = bySubject.get(_id) ?? [];
    if (told.some((row, i) => row.seq !== BigInt(i + 1))) report(`${_id} is told out of order`, _id);
    if (seq !== BigInt(told.length)) report(`${told.length} of the ${seq} events of ${_id} are told`, _id);
    if (outboxAt) report(`${_id} waits to be told`, _id);
  }
}

/** Placed first, its end once, and none but its own. */
function checkStory({ id, step }: Order, told: readonly LoggedEvent[], report: Report): void {
  const types = told.map(({ type }) => type);
  if (types.filter((type) => type.endsWith("OrderPlaced")).length !== 1 || !types[0]?.endsWith("OrderPlaced")) {
    report(`${id} was told to be placed by: ${types.join(" ")}`, id);
  }
  if (step !== "COMPLETED" && step !== "CANCELLED") return;
  const ends = types.filter((type) => Object.values<string>(TERMINAL).includes(type));
  if (ends.length !== 1 || ends[0] !== TERMINAL[step]) report(`${id} is ${step}, and told as: ${ends.join(" ")}`, id);
}
