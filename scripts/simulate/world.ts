import { countingIds } from "@souk/chassis/testing";
import type { Authorization } from "@souk/sandbox";
import { isOver } from "../../services/order/src/domain/step.ts";
import { Bank } from "./bank.ts";
import { Buyer } from "./buyer.ts";
import { Durable } from "./durable.ts";
import { Incarnation } from "./incarnation.ts";
import type { Mutation } from "./mutation.ts";
import { bootCart, bootInventory, bootPayment, type PaymentApp } from "./neighbours.ts";
import { bootOrder } from "./order-process.ts";
import { stockShop } from "./products.ts";
import { Redis } from "./redis.ts";
import { Replicas } from "./replicas.ts";
import { Caller, type Shop } from "./shop.ts";
import { workAsStaff } from "./staff.ts";
import { Story } from "./story.ts";
import type { Surface } from "./surface.ts";
import type { Surroundings } from "./surroundings.ts";
import { Tally } from "./tally.ts";
import { Timeline } from "./timeline.ts";
import { CALM, STORM, type Weather } from "./weather.ts";
import { postWebhooks } from "./webhooks.ts";

export interface WorldOptions {
  readonly seed: number;
  readonly mutation?: Mutation;
  readonly weather?: Weather;
  readonly buyers?: number;
  readonly ordersEach?: number;
  /** How long nobody must have had anything to do. @defaultValue longer than anybody sleeps */
  readonly restMs?: number;
  /** Whether somebody will read what happens. */
  readonly isTold?: boolean;
}

const STORM_MS = 8 * 60_000;
/** Longer than anybody sleeps. */
const REST_MS = 65_000;
/** Within the hour that what is over is remembered. */
const LONGEST_MS = 55 * 60_000;
const REPLICAS = 2;

/** A shop with everybody who works and buys there. */
export class World {
  readonly surroundings: Surroundings;
  readonly durable: Durable;
  readonly bank: Bank;
  readonly redis: Redis;
  readonly shop: Shop;
  readonly buyers: readonly Buyer[];
  initialStock: ReadonlyMap<string, bigint> = new Map();
  readonly #payment: Replicas<PaymentApp>;
  /** Whether there was nothing left to do in the end. */
  isAtRest = false;
  readonly #restMs: number;
  #busy = 0;
  #quietSince: number | undefined;

  constructor(options: WorldOptions) {
    const { seed, mutation = {}, weather = STORM, buyers = 40, ordersEach = 5, isTold = false } = options;
    this.#restMs = options.restMs ?? REST_MS;
    const timeline = new Timeline(seed);
    const { clock, random } = timeline;
    const story = new Story(isTold, clock);
    this.surroundings = { timeline, story, tally: new Tally(), weather, bugs: [] };
    const ids = countingIds("event");
    const ports = { clock, random, ids, sleep: (ms: number) => timeline.sleep(ms), checkpoint: () => undefined };
    this.durable = new Durable(ports);
    this.redis = new Redis(this.surroundings);
    this.bank = new Bank(this.surroundings, (authorization) => this.#onMove(authorization));
    const surface: Surface = {
      durable: this.durable,
      redis: this.redis,
      bank: this.bank,
      clock,
      random,
      ids,
      mutation,
    };
    const start = <App>(name: string, boot: (incarnation: Incarnation) => App) =>
      new Replicas(name, REPLICAS, this.surroundings, boot);
    const cart = start("cart", bootCart(surface));
    const inventory = start("inventory", bootInventory(surface));
    this.#payment = start("payment", bootPayment(surface));
    const order = start("order", bootOrder(surface, { cart, inventory, payment: this.#payment }));
    this.shop = { order, cart, durable: this.durable, accepted: new Map() };
    this.buyers = Array.from({ length: buyers }, (_, n) => {
      const id = `buyer-${n + 1}`;
      return new Buyer(id, ordersEach, this.shop, new Incarnation(id, this.surroundings, false));
    });
  }

  /** A storm, and then calm until nothing is left to do. @param people what they do; what all buyers do where nothing is given */
  async run(people?: (world: World) => readonly Promise<void>[]): Promise<void> {
    const { timeline } = this.surroundings;
    this.initialStock = await stockShop(this.durable, timeline);
    for (const work of people?.(this) ?? this.buyers.map((buyer) => buyer.run())) this.#follow(work);
    void workAsStaff(new Caller(this.shop, new Incarnation("staff", this.surroundings, false), "staff", "STAFF"));
    timeline.after(STORM_MS, () => {
      this.surroundings.weather = CALM;
      this.surroundings.story.tell("weather", "! the storm is over");
    });
    await timeline.run(() => timeline.elapsed() > LONGEST_MS || this.#isQuiet());
    this.isAtRest = timeline.elapsed() <= LONGEST_MS;
    const orders = [...this.durable.orders.documents.values()];
    const { tally } = this.surroundings;
    tally.seeds = 1;
    tally.orders = orders.length;
    tally.completed = orders.filter(({ step }) => step === "COMPLETED").length;
  }

  #follow(work: Promise<void>): void {
    this.#busy++;
    void work.finally(() => this.#busy--);
  }

  /** Nobody has had anything to do for longer than anybody sleeps. */
  #isQuiet(): boolean {
    if (this.#busy > 0) return false;
    const now = this.surroundings.timeline.elapsed();
    this.#quietSince ??= now + 1_000;
    if (now < this.#quietSince) return false;
    if (this.#isDone()) return now >= this.#quietSince + this.#restMs;
    this.#quietSince = undefined;
    return false;
  }

  #isDone(): boolean {
    const { orders, outgoing } = this.durable;
    const told = Object.values(outgoing).every(({ outbox }) =>
      [...outbox.documents.values()].every((row) => !row.outboxAt),
    );
    const heard = [this.redis.paymentUpdated, this.redis.orderCompleted].every((each) => each.open(false).length === 0);
    const over = [...orders.documents.values()].every(({ step }) => isOver(step));
    return told && heard && over;
  }

  /** Whatever moves at the bank is told; where its buyer is asked for something, he does it, refuses, or never comes. */
  #onMove(authorization: Authorization): void {
    const { timeline } = this.surroundings;
    postWebhooks(this.surroundings, this.#payment, authorization);
    if (authorization.status !== "action_required") return;
    const answer = timeline.oneOf(["yes", "yes", "yes", "no", "never"] as const);
    if (answer === "never") return;
    timeline.after(timeline.between(2_000, 60_000), () => this.bank.decide(authorization.id, answer === "yes"));
  }
}
