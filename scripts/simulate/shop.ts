import type { RequestContext, Role } from "@souk/chassis/context";
import type { Order } from "../../services/order/src/domain/order.ts";
import type { Durable } from "./durable.ts";
import type { Incarnation } from "./incarnation.ts";
import type { CartApp } from "./neighbours.ts";
import { callAny, contextOf } from "./network.ts";
import type { OrderApp } from "./order-process.ts";
import type { Replicas } from "./replicas.ts";

/** What comes to nothing for now: whoever asks again gets to know. */
const NO_ANSWER: readonly string[] = ["UNAVAILABLE", "DEADLINE_EXCEEDED", "CANCELLED"];
const PATIENCE_MS = [2_000, 5_000, 15_000] as const;

/** The shop as people reach it, who ask again until they are answered. */
export interface Shop {
  readonly order: Replicas<OrderApp>;
  readonly cart: Replicas<CartApp>;
  readonly durable: Durable;
  /** What was answered as accepted. */
  readonly accepted: Map<string, { readonly fingerprint: string }>;
}

type Work<App, T> = (app: App, context: RequestContext) => Promise<T>;

/** Somebody outside, who calls the shop in a role. */
export class Caller {
  readonly incarnation: Incarnation;
  readonly shop: Shop;
  readonly #subject: string;
  readonly #role: Role;

  constructor(shop: Shop, incarnation: Incarnation, subject: string, role: Role) {
    this.shop = shop;
    this.incarnation = incarnation;
    this.#subject = subject;
    this.#role = role;
  }

  /** The same connection in another role. */
  as(subject: string, role: Role): Caller {
    return new Caller(this.shop, this.incarnation, subject, role);
  }

  order<T>(what: string, work: Work<OrderApp, T>): Promise<T> {
    return this.#insist((context) => callAny(this.incarnation, this.shop.order, context, what, work));
  }

  cart<T>(what: string, work: Work<CartApp, T>): Promise<T> {
    return this.#insist((context) => callAny(this.incarnation, this.shop.cart, context, what, work));
  }

  stored(orderId: string): Promise<Order | undefined> {
    return this.shop.durable.orders.read(orderId);
  }

  /** Looks every few seconds. */
  async until(condition: () => Promise<boolean>): Promise<void> {
    while (!(await condition())) await this.incarnation.sleep(3_000);
  }

  /** @throws the reason, where it is definite */
  async #insist<T>(work: (context: RequestContext) => Promise<T>): Promise<T> {
    const { timeline } = this.incarnation.surroundings;
    for (;;) {
      try {
        const principal = { subject: this.#subject, role: this.#role };
        return await work({ ...contextOf(this.incarnation, timeline.oneOf(PATIENCE_MS)), principal });
      } catch (error) {
        if (!NO_ANSWER.includes(reasonOf(error))) throw error;
        await this.incarnation.sleep(timeline.between(200, 3_000));
      }
    }
  }
}

export function reasonOf(error: unknown): string {
  return (error as { readonly reason?: string }).reason ?? String(error);
}
