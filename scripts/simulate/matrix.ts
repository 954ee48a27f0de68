import { seededRandom } from "@souk/chassis/testing";
import { isOver } from "../../services/order/src/domain/step.ts";
import { ADDRESS } from "../../services/order/test/support/mothers.ts";
import { endOf, FAULTS, type Fault, FaultPlan, type FaultyStep, hasEffect, needsSomebody, STEPS } from "./faults.ts";
import { Incarnation } from "./incarnation.ts";
import { findViolations } from "./invariants.ts";
import { COUPON, PRODUCTS } from "./products.ts";
import { Caller } from "./shop.ts";
import { CALM } from "./weather.ts";
import { World } from "./world.ts";

export type Faults = readonly (readonly [FaultyStep, Fault])[];

/** What has become of one order that met with some faults. */
export interface Case {
  readonly faults: string;
  /** Whether the order has come by all of them. */
  readonly isMet: boolean;
  /** What is not as it should be. */
  readonly wrong: readonly string[];
  readonly story: string;
}

const ORDER_ID = "0123456789abcdef0123456789abcdef";
const REST_MS = 3_000;

/** Every step with every kind of fault. */
export function singleFaults(): Faults[] {
  return STEPS.flatMap((step) => FAULTS.map((fault) => [[step, fault]] as const));
}

/** Two of them, at the same step or at others; what was done is not refused when it is asked for again. */
export function doubleFaults(seed: number): Faults {
  const random = seededRandom(seed);
  const oneOf = <T>(all: readonly T[]) => all[Math.floor(random.next() * all.length)] as T;
  const [first, second] = [oneOf(STEPS), oneOf(STEPS)];
  const fault = oneOf(FAULTS);
  const others = first === second && hasEffect(fault) ? FAULTS.filter((each) => each !== "refusal") : FAULTS;
  return [
    [first, fault],
    [second, oneOf(others)],
  ];
}

/** One order, bought with a coupon and refunded in part, that meets with the faults. */
export async function runCase(seed: number, faults: Faults): Promise<Case> {
  const all = withWay(faults);
  const plan = new FaultPlan(all);
  const mutation = { checkout: (incarnation: Incarnation) => plan.checkout(incarnation) };
  const world = new World({ seed, mutation, weather: CALM, buyers: 0, restMs: REST_MS, isTold: true });
  await world.run(() => [buyOne(world)]);
  const expected = endOf(all);
  const order = await world.durable.orders.read(ORDER_ID);
  const wrong = (await findViolations(world))
    .filter(({ rule }) => !(rule === "nobody needs attention" && needsSomebody(all)))
    .map(({ rule, text }) => `${rule}: ${text}`);
  if (order?.step !== expected) wrong.push(`the order is ${order?.step}, and should be ${expected}`);
  const parked = order?.log.some(({ cause }) => cause === "retry" || cause === "compensate") ?? false;
  // Of two processes that drive it, one may be refused and the other not.
  if (faults.length === 1 && needsSomebody(all) && !parked) wrong.push("nobody was asked to look");
  return {
    faults: faults.map(([step, fault]) => `${fault} at ${step}`).join(", "),
    isMet: plan.isOver(),
    ...{ wrong, story: world.surroundings.story.of([ORDER_ID]) },
  };
}

/** To what only an order comes that is undone, it comes by a refusal. */
function withWay(faults: Faults): Faults {
  const isUndone = faults.some(([step]) => step === "VOIDING" || step === "RELEASING");
  return isUndone && endOf(faults) === "COMPLETED" ? [...faults, ["CONFIRMING", "refusal"]] : faults;
}

async function buyOne({ surroundings, shop }: World): Promise<void> {
  const id = "buyer-1";
  const buyer = new Caller(shop, new Incarnation(id, surroundings, false), id, "USER");
  const call = (key: string, signal: AbortSignal) => ({ key, fingerprint: key, traceparent: undefined, signal });
  const [productId = ""] = PRODUCTS;
  await buyer.cart("cart.addItem", (app, context) =>
    app.addItem({ ownerId: id, productId, quantity: 2, call: call("add", context.signal) }, context),
  );
  const query = { buyerId: id, countryCode: "DE", shippingMethod: "", couponCode: COUPON };
  const { quoteToken } = await buyer.order("order.quote", (app, context) => app.quoteOrder(query, context));
  const parts = { buyerId: id, quoteToken, paymentToken: "tok_sandbox_ok", shippingAddress: ADDRESS, email: "" };
  await buyer.order("order.place", (app, context) =>
    app.placeOrder({ ...parts, call: call(ORDER_ID, context.signal) }, context),
  );
  shop.accepted.set(ORDER_ID, { fingerprint: ORDER_ID });
  const isDone = async () => isOver((await buyer.stored(ORDER_ID))?.step ?? "RESERVING");
  await buyer.until(isDone);
  const order = await buyer.stored(ORDER_ID);
  if (order?.step !== "COMPLETED") return;
  const amount = { ...order.totals.total, amountMinor: order.totals.total.amountMinor / 3n };
  const command = { orderId: ORDER_ID, expectedV: undefined, amount, reason: "one broke" };
  await buyer
    .as("staff", "STAFF")
    .order("order.refund", (app, context) =>
      app.refundOrder({ ...command, call: call("refund", context.signal) }, context),
    );
  await buyer.until(isDone);
}
