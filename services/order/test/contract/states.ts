import { waitFor } from "@souk/chassis/testing";
import type { States } from "@souk/contracts";
import { Coupon } from "@souk/proto/souk/order/v1/coupon";
import { type Order, OrderState } from "@souk/proto/souk/order/v1/order";
import { PaymentState } from "@souk/proto/souk/payment/v1/payment";
import type { RunningOrder } from "../support/harness.ts";

/** The customer of pacts, whose token the verifier makes. */
const CUSTOMER = "USER-1";
const CONTRADICTS = { domain: "souk.payment.v1", reason: "PROVIDER_CONTRADICTS" };

/** What pacts presume of orders, in the words that they use. The sentences are part of the contract. */
export class OrderStates {
  readonly #running: RunningOrder;
  #placed = 0;
  /** Of the order that was made last: events are about it. */
  lastOrderId = "";

  constructor(running: RunningOrder) {
    this.#running = running;
  }

  handlers(): States {
    return {
      "two units of a product are in the cart": async ({ productId = "" }) => void this.#fill(productId),
      "a cart was quoted": async ({ productId = "" }) => this.#quote(productId),
      "the cart has changed since it was quoted": async ({ productId = "" }) => {
        const quoted = await this.#quote(productId);
        this.#running.neighbours.refuse("cart", { domain: "souk.cart.v1", reason: "CART_CHANGED" });
        return quoted;
      },
      "an order is completed": async ({ productId = "" }) => shown(await this.#complete(productId)),
      "somebody else's order is completed": async ({ productId = "" }) =>
        shown(await this.#complete(productId, "somebody-else")),
      "an order waits for its buyer": async ({ productId = "" }) => {
        this.#fill(productId);
        const action = { redirectUrl: "https://bank.test/3ds" };
        this.#running.neighbours.pay("authorize", PaymentState.ACTION_REQUIRED, { action });
        return shown(await this.#place(OrderState.ACTION_REQUIRED));
      },
      "an order is stuck before its money is set aside": async ({ productId = "" }) => {
        this.#fill(productId);
        this.#running.neighbours.refuse("payment", CONTRADICTS);
        return this.#park();
      },
      "an order is stuck while its money is taken": async ({ productId = "" }) => {
        this.#fill(productId);
        this.#running.neighbours.refuse("payment.capturePayment", CONTRADICTS);
        return this.#park();
      },
      "there is a coupon": async ({ couponCode = "" }) => {
        const coupon = Coupon.fromPartial({ couponCode, discount: { $case: "percent", value: 10 } });
        const made = await this.#running.coupons.createCoupon({ coupon }, await this.#staff());
        return { etag: made.coupon?.etag ?? "" };
      },
    };
  }

  /** Neighbours that work, and a cart; whatever a state before has left is gone. */
  #fill(productId: string): void {
    const { neighbours } = this.#running;
    for (const whom of ["cart", "payment", "payment.capturePayment"] as const) neighbours.refuse(whom, undefined);
    neighbours.pay("authorize", PaymentState.AUTHORIZED);
    neighbours.fill({ [productId]: 2 });
  }

  async #quote(productId: string): Promise<{ quoteToken: string }> {
    this.#fill(productId);
    const { quoteToken } = await this.#running.quote(await this.#running.as(CUSTOMER));
    return { quoteToken };
  }

  #complete(productId: string, buyer = CUSTOMER): Promise<Order> {
    this.#fill(productId);
    return this.#place(OrderState.COMPLETED, buyer);
  }

  async #place(state: OrderState, buyer = CUSTOMER): Promise<Order> {
    const context = await this.#running.as(buyer);
    this.#placed += 1;
    const { orderId } = await this.#running.place(context, `state-${this.#placed}`);
    this.lastOrderId = orderId;
    return this.#running.seen(context, orderId, state);
  }

  async #park(): Promise<Record<string, string>> {
    const { orderId } = await this.#place(OrderState.PLACED);
    const staff = await this.#staff();
    const isParked = async () =>
      (await this.#running.client.getOrderSaga({ orderId }, staff)).saga?.attention?.isParked;
    await waitFor(isParked, { what: "the order to be parked" });
    return { orderId };
  }

  #staff() {
    return this.#running.as("staff-1", "STAFF");
  }
}

function shown({ orderId, etag }: Order): Record<string, string> {
  return { orderId, etag };
}
