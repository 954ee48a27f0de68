import { createHash } from "node:crypto";
import type { CallIdentity } from "@souk/chassis/context";
import { isOver } from "../../services/order/src/domain/step.ts";
import { ADDRESS } from "../../services/order/test/support/mothers.ts";
import type { Incarnation } from "./incarnation.ts";
import { COUPON, PRODUCTS } from "./products.ts";
import { Caller, reasonOf, type Shop } from "./shop.ts";
import { returnGoods } from "./staff.ts";
import type { Timeline } from "./timeline.ts";

const TOKENS = [
  ...Array<string>(12).fill("tok_sandbox_ok"),
  ...["tok_sandbox_declined", "tok_sandbox_3ds", "tok_sandbox_3ds", "tok_sandbox_async_capture"],
  ...["tok_sandbox_capture_declined", "tok_sandbox_async_capture_declined"],
] as const;
/** What a quote or an order may be refused with. Anything else is a fault. */
const REFUSALS: readonly string[] = [
  ...["CHECKOUT_BEGUN", "CART_CHANGED", "CART_EMPTY", "QUOTE_EXPIRED", "COUPON_NOT_VALID", "ORDER_NOT_CANCELLABLE"],
  ...["CART_FULL", "QUANTITY_TOO_LARGE"],
];

/** Buys a number of times: fills the cart, places, repeats what was not answered, changes his mind. */
export class Buyer {
  readonly id: string;
  /** Units put into the cart, by product. */
  readonly put = new Map<string, number>();
  readonly orderIds: string[] = [];
  /** Whether two of his orders were for the same units, so that what is left in his cart depends on which came first. */
  isHasty = false;
  readonly #caller: Caller;
  readonly #timeline: Timeline;
  readonly #orders: number;
  #calls = 0;
  #placed = 0;

  constructor(id: string, orders: number, shop: Shop, incarnation: Incarnation) {
    this.id = id;
    this.#orders = orders;
    this.#timeline = incarnation.surroundings.timeline;
    this.#caller = new Caller(shop, incarnation, id, "USER");
  }

  async run(): Promise<void> {
    const { incarnation } = this.#caller;
    for (let tries = 0; this.#placed < this.#orders && tries < 3 * this.#orders; tries++) {
      await incarnation.sleep(this.#timeline.between(0, 60_000));
      await this.#buy().catch((error: unknown) => {
        if (!REFUSALS.includes(reasonOf(error))) incarnation.surroundings.bugs.push(error);
      });
    }
  }

  async #buy(): Promise<void> {
    for (let lines = this.#timeline.between(1, 3); lines > 0; lines--) await this.#putIn();
    const orderId = await this.#place();
    if (!orderId) return;
    if (this.#timeline.chance(0.2)) await this.#cancel(orderId);
    if (this.#timeline.chance(0.15)) await this.#putIn();
    if (this.#timeline.chance(0.1)) return this.#hurry();
    await this.#caller.until(async () => isOver((await this.#caller.stored(orderId))?.step ?? "RESERVING"));
    if ((await this.#caller.stored(orderId))?.step !== "COMPLETED") return;
    if (this.#timeline.chance(0.3)) await returnGoods(this.#caller, orderId);
    await this.#caller.until(() => this.#isOutOfCart(orderId));
  }

  /** Does not wait for what becomes of the order. */
  #hurry(): void {
    this.isHasty = true;
  }

  async #isOutOfCart(orderId: string): Promise<boolean> {
    const cart = await this.#caller.shop.durable.carts.read(this.id);
    return cart?.bought.some((entry) => entry.orderId === orderId) ?? false;
  }

  async #putIn(): Promise<void> {
    const productId = this.#timeline.oneOf(PRODUCTS);
    const quantity = this.#timeline.between(1, 3);
    const key = this.#newKey();
    await this.#caller.cart("cart.addItem", (app, context) =>
      app.addItem({ ownerId: this.id, productId, quantity, call: callOf(key, context) }, context),
    );
    this.put.set(productId, (this.put.get(productId) ?? 0) + quantity);
  }

  /** Undefined where the shop refuses. */
  async #place(): Promise<string | undefined> {
    const couponCode = this.#timeline.chance(0.15) ? COUPON : "";
    const query = { buyerId: this.id, countryCode: "DE", shippingMethod: "", couponCode };
    const { quoteToken } = await this.#caller.order("order.quote", (app, context) => app.quoteOrder(query, context));
    const paymentToken = this.#timeline.oneOf(TOKENS);
    const first = this.#send(this.#newKey(), quoteToken, paymentToken);
    if (!this.#timeline.chance(0.08)) return first;
    this.isHasty = true;
    const second = this.#send(this.#newKey(), quoteToken, paymentToken);
    const [one, two] = await Promise.allSettled([first, second]);
    if (one.status === "fulfilled") return one.value;
    if (two.status === "fulfilled") return two.value;
    throw one.reason;
  }

  async #send(key: string, quoteToken: string, paymentToken: string): Promise<string> {
    this.orderIds.push(key);
    const parts = { buyerId: this.id, quoteToken, paymentToken, shippingAddress: ADDRESS, email: "" };
    const { order } = await this.#caller.order(`order.place ${key}`, (app, context) =>
      app.placeOrder({ ...parts, call: callOf(key, context) }, context),
    );
    this.#caller.incarnation.surroundings.story.tell(this.id, `is told that ${order.id} is accepted`);
    this.#placed++;
    this.#caller.shop.accepted.set(order.id, { fingerprint: key });
    return order.id;
  }

  async #cancel(orderId: string): Promise<void> {
    await this.#caller.incarnation.sleep(this.#timeline.between(0, 4_000));
    const target = { orderId, expectedV: undefined };
    await this.#caller
      .order(`order.cancel ${orderId}`, (app, context) => app.cancelOrder(target, context))
      .catch((error: unknown) => {
        if (reasonOf(error) !== "ORDER_NOT_CANCELLABLE") throw error;
      });
  }

  /** The key of a call; an order's is its id. */
  #newKey(): string {
    return createHash("sha256")
      .update(`${this.id} ${++this.#calls}`)
      .digest("hex")
      .slice(0, 32);
  }
}

function callOf(key: string, { signal }: { readonly signal: AbortSignal }): CallIdentity {
  return { key, fingerprint: key, traceparent: undefined, signal };
}
