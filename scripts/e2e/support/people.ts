import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { waitFor } from "@souk/chassis/testing";
import { createRestClient, type RestClient } from "@souk/proto/client";
import { answerOf } from "./answers.ts";
import { keptToken } from "./session.ts";
import type { RunningShop } from "./shop.ts";

const ADDRESS = {
  ...{ recipient: "Ada Lovelace", lines: ["12 St James's Square"], postalCode: "10115", city: "Berlin" },
  ...{ region: "", countryCode: "DE", phone: "" },
};
const SOON_MS = 15_000;

type OrderState = `ORDER_STATE_${"PLACED" | "ACTION_REQUIRED" | "COMPLETED" | "CANCELLING" | "CANCELLED"}`;

/** Somebody with a browser: everything goes over REST, and every step reads as what is done. */
export class Person {
  readonly client: RestClient;
  readonly isGuest: boolean;
  readonly #base: string;
  readonly #token: () => Promise<string>;

  constructor(base: string, token: () => Promise<string>, { isGuest = false } = {}) {
    this.client = createRestClient({ baseUrl: base });
    this.client.use({
      onRequest: async ({ request }) => request.headers.set("authorization", `Bearer ${await token()}`),
    });
    this.isGuest = isGuest;
    this.#base = base;
    this.#token = token;
  }

  async looksAround(): Promise<string[]> {
    const { products } = answerOf(await this.client.GET("/v1/products"));
    return products.map(({ productId }) => productId);
  }

  async putsIntoCart(productId: string, quantity = 1, key: string = randomUUID()): Promise<void> {
    const params = { header: { "Idempotency-Key": key } };
    answerOf(await this.client.POST("/v1/cart/items", { params, body: { productId, quantity } }));
  }

  async cart(): Promise<string> {
    const { items } = answerOf(await this.client.GET("/v1/cart"));
    return items.map(({ productId, quantity }) => `${productId}×${quantity}`).join(" ");
  }

  async isQuoted({ couponCode = "" } = {}) {
    const body = { countryCode: "DE", couponCode };
    return answerOf(await this.client.POST("/v1/orders:quote", { body }));
  }

  /** Asks for a quote, and agrees to it. @throws Refused */
  async orders({ payingWith = "tok_sandbox_ok", couponCode = "", key = randomUUID(), quoteToken = "" } = {}) {
    const agreed = quoteToken || (await this.isQuoted({ couponCode })).quoteToken;
    const email = this.isGuest ? "guest@example.com" : "";
    const body = { quoteToken: agreed, paymentToken: payingWith, shippingAddress: ADDRESS, email };
    const answer = await this.client.POST("/v1/orders", { params: { header: { "Idempotency-Key": key } }, body });
    const order = answerOf(answer);
    assert.equal(answer.response.status, 202);
    assert.equal(answer.response.headers.get("location"), `/v1/orders/${order.orderId}`);
    return order.orderId;
  }

  async looksAt(orderId: string) {
    return answerOf(await this.client.GET("/v1/orders/{orderId}", { params: { path: { orderId } } }));
  }

  /** Looks again and again, until the order is as it is to be. */
  async sees(orderId: string, state: "COMPLETED" | "CANCELLED" | "ACTION_REQUIRED", timeoutMs = SOON_MS) {
    const has = async () => {
      const order = await this.looksAt(orderId);
      return order.state === `ORDER_STATE_${state}` ? order : undefined;
    };
    return waitFor(has, { timeoutMs, everyMs: 50, what: `order ${orderId} to be ${state}` });
  }

  /** Watches the order until it is over, as a page in a browser would. @returns what it saw, one after the other */
  async watches(orderId: string): Promise<string[]> {
    const headers = { accept: "text/event-stream", authorization: `Bearer ${await this.#token()}` };
    const answer = await fetch(`${this.#base}/v1/orders/${orderId}:watch`, { headers });
    const states = [...(await answer.text()).matchAll(/"state":\s*"ORDER_STATE_(\w+)"/g)].map(
      ([, state = ""]) => state,
    );
    return states.filter((state, i) => state !== states[i - 1]);
  }

  async cancels(orderId: string) {
    const params = { path: { orderId } };
    return answerOf(await this.client.POST("/v1/orders/{orderId}:cancel", { params, body: {} }));
  }
}

/** Somebody who works in the shop. */
export class Clerk extends Person {
  /** Puts a product on sale, with so many units. */
  async sells(productId: string, units: number, amountMinor = "1290", title = `A ${productId}`): Promise<void> {
    const body = {
      ...{ title, price: { currencyCode: "EUR", amountMinor } },
      state: "PRODUCT_STATE_ACTIVE" as const,
    };
    answerOf(await this.client.POST("/v1/products", { params: { query: { productId } }, body }));
    await this.stocksUp(productId, units);
  }

  async stocksUp(productId: string, units: number): Promise<void> {
    const params = { path: { productId }, header: { "Idempotency-Key": randomUUID() } };
    const adjust = () => this.client.POST("/v1/stock/{productId}:adjust", { params, body: { delta: String(units) } });
    await waitFor(async () => (await adjust()).response.ok, { timeoutMs: SOON_MS, what: "the stock to open" });
  }

  async countsStock(productId: string): Promise<number> {
    const params = { path: { productId } };
    return Number(answerOf(await this.client.GET("/v1/stock/{productId}", { params })).availableQuantity);
  }

  async givesBack(
    orderId: string,
    amountMinor: string | undefined,
    reason: string,
    key: string = randomUUID(),
  ): Promise<void> {
    const params = { path: { orderId }, header: { "Idempotency-Key": key } };
    const amount = amountMinor === undefined ? {} : { amount: { currencyCode: "EUR", amountMinor } };
    answerOf(await this.client.POST("/v1/orders/{orderId}:refund", { params, body: { ...amount, reason } }));
  }

  /** A page of everybody's orders, newest first. */
  async looksThroughOrders({ state, pageToken = "" }: { state?: OrderState; pageToken?: string } = {}) {
    const page = { pageSize: 100, ...(pageToken ? { pageToken } : {}), ...(state ? { state } : {}) };
    return answerOf(await this.client.GET("/v1/orders", { params: { query: { allBuyers: true, ...page } } }));
  }

  /** Makes a coupon that takes a tenth off. */
  async offersCoupon(couponCode: string, useLimit: number, useLimitPerBuyer: number): Promise<void> {
    const limits = { useLimit, useLimitPerBuyer };
    answerOf(await this.client.POST("/v1/coupons", { body: { couponCode, percent: 10, ...limits } }));
  }

  async countsUses(couponCode: string): Promise<number> {
    const params = { path: { couponCode } };
    return answerOf(await this.client.GET("/v1/coupons/{couponCode}", { params })).usedCount;
  }

  async findsStuckOrders(): Promise<string[]> {
    const params = { query: { allBuyers: true, needsAttention: true } };
    const { orders } = answerOf(await this.client.GET("/v1/orders", { params }));
    return orders.map(({ orderId }) => orderId);
  }

  async looksIntoSaga(orderId: string) {
    return answerOf(await this.client.GET("/v1/orders/{orderId}/saga", { params: { path: { orderId } } }));
  }

  async triesAgain(orderId: string, reason: string): Promise<void> {
    const params = { path: { orderId } };
    answerOf(await this.client.POST("/v1/orders/{orderId}/saga:retry", { params, body: { reason } }));
  }
}

/** Who comes to a shop. */
export interface People {
  somebodyRegisters(): Promise<Person>;
  aGuestComes(): Promise<Person>;
  aClerk(): Promise<Clerk>;
}

export function peopleOf(shop: RunningShop): People {
  const stranger = createRestClient({ baseUrl: shop.base });
  return {
    somebodyRegisters: async () => {
      const account = { email: `${randomUUID()}@example.com`, password: randomUUID() };
      const session = answerOf(await stranger.POST("/v1/auth:register", { body: account }));
      return new Person(shop.base, keptToken(stranger, session));
    },
    aGuestComes: async () => {
      const session = answerOf(await stranger.POST("/v1/auth:guest", { body: {} }));
      return new Person(shop.base, keptToken(stranger, session), { isGuest: true });
    },
    aClerk: async () => new Clerk(shop.base, () => shop.token("staff")),
  };
}
