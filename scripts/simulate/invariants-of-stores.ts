import type { LoggedEvent } from "@souk/chassis/events";
import { type ReservationState, unitsIn } from "../../services/inventory/src/domain/reservation.ts";
import type { Order } from "../../services/order/src/domain/order.ts";
import type { Report } from "./invariants.ts";
import { bucketOf, COUPON, PRODUCTS } from "./products.ts";
import type { World } from "./world.ts";

const TERMINAL = { COMPLETED: "souk.order.v1.OrderCompleted", CANCELLED: "souk.order.v1.OrderCancelled" } as const;

export async function checkStock({ durable, initialStock }: World, orders: readonly Order[], report: Report) {
  for (const productId of PRODUCTS) {
    const reserved = await durable.stock.reserved(bucketOf(productId));
    if (!reserved) continue;
    const { bucket, reservations } = reserved;
    const units = (...states: ReservationState[]) => unitsIn(reservations.values(), states);
    const whole = bucket.available + units("HELD", "CONFIRMED", "COMMITTED");
    const initial = initialStock.get(productId);
    const holders = [...reservations.values()].filter(({ state }) => state === "HELD" || state === "CONFIRMED");
    const left = holders.map(({ orderId, state }) => `${orderId} ${state}`).join(", ");
    if (left) report(`${productId} is still held: ${left}`, ...holders.map(({ orderId }) => orderId));
    if (bucket.available < 0n) report(`${productId} is oversold`);
    const sold = orders
      .filter(({ step }) => step === "COMPLETED")
      .flatMap(({ lines, id }) => lines.map((line) => ({ ...line, id })));
    const wanted = sold.filter((line) => line.productId === productId);
    const bought = wanted.reduce((sum, { quantity }) => sum + BigInt(quantity), 0n);
    const wrong = wanted.filter(({ id }) => reservations.get(id)?.state !== "COMMITTED").map(({ id }) => id);
    if (wrong.length > 0) report(`${productId} was paid and not sold: ${wrong.join(", ")}`, ...wrong);
    const sum = `${bucket.available} available, ${units("COMMITTED")} sold, ${bought} bought, of ${initial}`;
    if (whole !== initial || units("COMMITTED") !== bought) report(`${productId}: ${sum}`, ...reservations.keys());
  }
}

export async function checkCoupons({ durable }: World, orders: readonly Order[], report: Report) {
  const counter = await durable.useCounters.read(COUPON);
  const users = orders.filter(({ step, couponCode }) => step === "COMPLETED" && couponCode === COUPON);
  const limit = (await durable.coupons.read(COUPON))?.useLimit ?? 0;
  const holders = (counter?.entries ?? []).filter(({ state }) => state !== "RELEASED").map(({ orderId }) => orderId);
  const stray = holders.filter((orderId) => !users.some(({ id }) => id === orderId));
  if (stray.length > 0) report(`${COUPON} is counted for ${stray.join(", ")}`, ...stray);
  if ((counter?.used ?? 0) !== users.length)
    report(`${COUPON} was used ${users.length} times, and counts ${counter?.used}`);
  if (users.length > limit) report(`${COUPON} was used ${users.length} times, at most ${limit}`);
}

export function checkEvents({ durable }: World, orders: readonly Order[], report: Report): void {
  for (const [service, { log, outbox }] of Object.entries(durable.outgoing)) {
    const rows = log.rows();
    if (rows.some(({ n }, i) => n !== BigInt(i + 1))) report(`the log of ${service} is not dense`);
    if (new Set(rows.map(({ id }) => id)).size !== rows.length) report(`the log of ${service} says something twice`);
    for (const [subject, told] of Map.groupBy(rows, (row) => row.subject)) {
      if (told.some(({ seq }, i) => seq !== BigInt(i + 1))) report(`${subject} is told out of order`, subject);
      if (outbox.documents.get(subject)?.seq !== BigInt(told.length)) report(`not all of ${subject} is told`, subject);
    }
    for (const { _id, outboxAt } of outbox.documents.values()) if (outboxAt) report(`${_id} waits to be told`, _id);
  }
  const bySubject = Map.groupBy(durable.outgoing.order.log.rows(), ({ subject }) => subject);
  for (const order of orders) checkStory(order, bySubject.get(order.id) ?? [], report);
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
