import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { RunningShop } from "../../e2e/support/shop.ts";

/** A guest with a product in the cart and a quote for it. */
export interface ReadyBuyer {
  readonly token: string;
  readonly quoteToken: string;
}

export interface Placed {
  readonly orderId: string;
  readonly status: number;
  /** From sent to answered. */
  readonly ms: number;
}

const AT_A_TIME = 8;
const ADDRESS = { recipient: "Ada", lines: ["1 Mug Street"], city: "Berlin", countryCode: "DE" };

/** People at the REST API, over connections that stay open. */
export class Buyers {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 256 });
  readonly #base: string;

  constructor(shop: Pick<RunningShop, "base">) {
    this.#base = shop.base;
  }

  /** So many guests, each with one unit of one of the products. */
  async prepare(count: number, productIds: readonly string[]): Promise<ReadyBuyer[]> {
    const ready: ReadyBuyer[] = [];
    let next = 0;
    const worker = async () => {
      for (let i = next++; i < count; i = next++)
        ready.push(await this.#prepareOne(productIds[i % productIds.length] ?? ""));
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, worker));
    return ready;
  }

  async #prepareOne(productId: string): Promise<ReadyBuyer> {
    const guest = await this.ask("POST", "/v1/auth:guest", {});
    const token = String(guest.body.accessToken);
    await this.ask("POST", "/v1/cart/items", { productId }, { token });
    const quote = await this.ask("POST", "/v1/orders:quote", { countryCode: "DE" }, { token });
    if (quote.status !== 200) throw new Error(`no quote: ${quote.status} ${JSON.stringify(quote.body)}`);
    return { token, quoteToken: String(quote.body.quoteToken) };
  }

  async place({ token, quoteToken }: ReadyBuyer, paymentToken = "tok_sandbox_ok"): Promise<Placed> {
    const body = { quoteToken, paymentToken, shippingAddress: ADDRESS, email: "guest@example.com" };
    const startedAt = performance.now();
    const { status, body: order } = await this.ask("POST", "/v1/orders", body, { token, key: randomUUID() });
    return { orderId: String(order.orderId ?? ""), status, ms: performance.now() - startedAt };
  }

  /** How long the shop took from accepted to completed, by its own clock; undefined where it has not yet. */
  async completedAfterMs(orderId: string, token: string): Promise<number | undefined> {
    const { body } = await this.ask("GET", `/v1/orders/${orderId}`, undefined, { token });
    if (body.state !== "ORDER_STATE_COMPLETED") return undefined;
    return Date.parse(String(body.updateTime)) - Date.parse(String(body.createTime));
  }

  /** Waits until all are completed. @returns how long each took */
  async allCompleted(placed: readonly (Placed & { readonly token: string })[], timeoutMs = 60_000): Promise<number[]> {
    const end = performance.now() + timeoutMs;
    const took: number[] = [];
    for (const { orderId, token } of placed) {
      for (;;) {
        const ms = await this.completedAfterMs(orderId, token);
        if (ms !== undefined) {
          took.push(ms);
          break;
        }
        if (performance.now() > end) throw new Error(`order ${orderId} is not completed after ${timeoutMs} ms`);
        await delay(20);
      }
    }
    return took;
  }

  /** How many of them are completed. */
  async countCompleted(placed: readonly (Placed & { readonly token: string })[]): Promise<number> {
    let count = 0;
    for (const { orderId, token } of placed) {
      if ((await this.completedAfterMs(orderId, token)) !== undefined) count += 1;
    }
    return count;
  }

  /** Waits until no order of anybody's is on its way. */
  async noneLeft(staffToken: string, timeoutMs = 60_000): Promise<void> {
    const isAnyLeft = async (state: string) => {
      const path = `/v1/orders?allBuyers=true&state=ORDER_STATE_${state}&pageSize=1`;
      const { body } = await this.ask("GET", path, undefined, { token: staffToken });
      return !Array.isArray(body.orders) || body.orders.length > 0;
    };
    const end = performance.now() + timeoutMs;
    while ((await isAnyLeft("PLACED")) || (await isAnyLeft("CANCELLING"))) {
      if (performance.now() > end) throw new Error(`orders are on their way after ${timeoutMs} ms`);
      await delay(50);
    }
  }

  ask(
    method: string,
    path: string,
    body?: object,
    { token = "", key = "" } = {},
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const headers = {
      ...(body ? { "content-type": "application/json" } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(key ? { "idempotency-key": key } : {}),
    };
    return new Promise((resolve, reject) => {
      const sent = request(`${this.#base}${path}`, { method, agent: this.#agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode ?? 0, body: text ? JSON.parse(text) : {} });
        });
      });
      sent.on("error", reject);
      sent.end(body ? JSON.stringify(body) : undefined);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
