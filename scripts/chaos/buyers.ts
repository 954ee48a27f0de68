import { randomUUID } from "node:crypto";
import { Refused } from "../e2e/support/answers.ts";
import { type Clerk, type People, type Person, peopleOf } from "../e2e/support/people.ts";
import type { RunningShop } from "../e2e/support/shop.ts";
import { persist } from "../prove/support/persist.ts";
import type { Random } from "../prove/support/random.ts";
import { type Bought, type Growing, note, nothingBought } from "./bought.ts";
import { GaveUp, patientPause } from "./patience.ts";

export interface BuyersOptions {
  readonly shop: RunningShop;
  readonly random: Random;
  readonly checkouts: number;
  readonly atOnce: number;
  readonly products: readonly string[];
  readonly couponCode: string;
  /** Whether all has happened that they are to live through; until then more of them come. */
  readonly isEnough: () => boolean;
  /** How long a buyer asks for the same thing. */
  readonly patienceMs: number;
  readonly say: (line: string) => void;
}

export interface Buying {
  /** Every checkout has its answer; some buyers still wait for what becomes of their order. */
  readonly answered: Promise<void>;
  /** Every buyer is through. */
  readonly over: Promise<Bought>;
}

/** What buyers pay with; the first most of the time. */
const ORDINARY = "tok_sandbox_ok";
const TOKENS = [
  ...["tok_sandbox_declined", "tok_sandbox_insufficient", "tok_sandbox_3ds", "tok_sandbox_timeout_before"],
  ...["tok_sandbox_timeout_after", "tok_sandbox_async_capture", "tok_sandbox_flaky", "tok_sandbox_capture_declined"],
  ...["tok_sandbox_async_capture_declined", "tok_sandbox_slow"],
];
const SHARES = { odd: 0.5, registered: 0.05, coupon: 0.25, haste: 0.2, cancel: 0.1, refund: 0.1, approve: 0.8 };

/** Too late; or signed out, since the answer that held the next refresh token was lost. */
const NOT_CANCELLED: readonly string[] = ["409 ORDER_NOT_CANCELLABLE", "401 REFRESH_TOKEN_REUSED"];

/** Everybody comes, fills a cart, orders, insists on an answer, and stays until the order is over; some cancel, some want money back. */
export function sendBuyers(options: BuyersOptions): Buying {
  const { checkouts, atOnce, isEnough, say } = options;
  const bought = nothingBought();
  const { promise: answered, resolve: tellAnswered } = Promise.withResolvers<void>();
  let ordering = 0;
  const areAllBegun = () => bought.begun >= checkouts && isEnough();
  const look = () => void (ordering === 0 && areAllBegun() && tellAnswered());
  const queue = async () => {
    while (!areAllBegun()) {
      bought.begun += 1;
      if (bought.begun % Math.ceil(checkouts / 10) === 0) say(`${bought.begun} of ${checkouts} checkouts begun`);
      ordering += 1;
      await new Visit(options, bought).run(() => {
        ordering -= 1;
        look();
      });
    }
    look();
  };
  return { answered, over: Promise.all(Array.from({ length: atOnce }, queue)).then(() => bought) };
}

/** One buyer's way through the shop. */
class Visit {
  readonly #options: BuyersOptions;
  readonly #bought: Growing;
  readonly #people: People;

  constructor(options: BuyersOptions, bought: Growing) {
    this.#options = options;
    this.#bought = bought;
    this.#people = peopleOf(options.shop);
  }

  async run(onAnswer: () => void): Promise<void> {
    const { random } = this.#options;
    const payingWith = random.chance(SHARES.odd) ? random.pick(TOKENS) : ORDINARY;
    const wants = { toCancel: random.chance(SHARES.cancel), aRefund: random.chance(SHARES.refund) };
    const placed = await this.#buys(payingWith)
      .catch((error: Error) => this.#leavesWithout(error))
      .finally(onAnswer);
    if (!placed) return;
    const { person, orderId } = placed;
    this.#bought.accepted.push(orderId);
    try {
      if (wants.toCancel) await this.#cancels(person, orderId);
      const clerk = await this.#insist("to find a clerk", () => this.#people.aClerk());
      const state = await this.#staysUntilOver(clerk, orderId);
      if (wants.aRefund && state === "ORDER_STATE_COMPLETED") await this.#getsMoneyBack(clerk, orderId);
    } catch (error) {
      this.#givesUp(error as Error);
    }
  }

  async #buys(payingWith: string): Promise<{ readonly person: Person; readonly orderId: string }> {
    const person = await this.#insist("to come in", () => this.#comes());
    return { person, orderId: await this.#checksOut(person, payingWith) };
  }

  #comes(): Promise<Person> {
    const isRegistered = this.#options.random.chance(SHARES.registered);
    return isRegistered ? this.#people.somebodyRegisters() : this.#people.aGuestComes();
  }

  async #checksOut(person: Person, payingWith: string): Promise<string> {
    const { random, products } = this.#options;
    const wanted = new Set(Array.from({ length: 1 + random.int(3) }, () => random.pick(products)));
    for (const productId of wanted) {
      const [quantity, key] = [1 + random.int(2), randomUUID()];
      await this.#insist("to fill a cart", () => person.putsIntoCart(productId, quantity, key));
    }
    const { quoteToken } = await this.#agreesToQuote(person);
    const key = randomUUID();
    const press = () => this.#insist("to place an order", () => person.orders({ key, quoteToken, payingWith }));
    return random.chance(SHARES.haste) ? this.#pressesTwice(press) : press();
  }

  /** At once, and again when he has his answer. Where that makes another order he has been told of it, too. */
  async #pressesTwice(press: () => Promise<string>): Promise<string> {
    const [first, second] = await Promise.all([press(), press()]);
    const others = new Set([second, await press()]);
    others.delete(first);
    this.#bought.accepted.push(...others);
    return first;
  }

  /** Whoever hears that the coupon is used up buys without it. */
  async #agreesToQuote(person: Person) {
    const { random, couponCode } = this.#options;
    if (!random.chance(SHARES.coupon)) return this.#insist("to be quoted", () => person.isQuoted());
    return this.#insist("to be quoted", () => person.isQuoted({ couponCode })).catch((error: Error) => {
      if (!error.message.includes("COUPON_NOT_VALID")) throw error;
      return this.#insist("to be quoted", () => person.isQuoted());
    });
  }

  async #cancels(person: Person, orderId: string): Promise<void> {
    await this.#insist("to cancel", () => person.cancels(orderId)).catch((error: Error) => {
      if (!NOT_CANCELLED.includes(error.message)) throw error;
    });
  }

  /** So no more orders are open than there are buyers, however much faster a machine takes orders than it sees them through. */
  async #staysUntilOver(clerk: Clerk, orderId: string): Promise<string> {
    const state = await this.#settles(clerk, orderId, /COMPLETED|CANCELLED|ACTION_REQUIRED/);
    if (state !== "ORDER_STATE_ACTION_REQUIRED") return state;
    await this.#answersBank(orderId);
    return this.#settles(clerk, orderId, /COMPLETED|CANCELLED/);
  }

  async #answersBank(orderId: string): Promise<void> {
    const { shop, random } = this.#options;
    const approve = random.chance(SHARES.approve);
    const pause = this.#pause("to answer the bank");
    for (;;) {
      const outcome = await shop.sandbox.complete(orderId, approve).catch((error: Error) => error.message);
      if (outcome === undefined || outcome.includes("no_action_required")) return;
      await pause(); // the sandbox is a process too
    }
  }

  async #getsMoneyBack(clerk: Clerk, orderId: string): Promise<void> {
    const key = randomUUID();
    await this.#insist("to get money back", () => clerk.givesBack(orderId, "100", "a scratch", key));
  }

  /** Has it looked up by somebody who stays signed in for longer than its buyer may have to wait. */
  async #settles(clerk: Clerk, orderId: string, states: RegExp): Promise<string> {
    const pause = this.#pause("an order to be over");
    for (;;) {
      const { state } = await this.#insist("to see an order", () => clerk.looksAt(orderId));
      if (states.test(state)) return state;
      await pause();
    }
  }

  #leavesWithout(error: Error): undefined {
    if (error instanceof Refused) note(this.#bought.refused, error.message);
    else this.#givesUp(error);
  }

  #givesUp(error: Error): void {
    if (!(error instanceof GaveUp)) throw error;
    note(this.#bought.gaveUp, error.message);
  }

  #insist<T>(what: string, ask: () => Promise<T>): Promise<T> {
    return persist(this.#bought.failures, ask, this.#pause(what));
  }

  #pause(what: string): () => Promise<void> {
    return patientPause(this.#options.patienceMs, what);
  }
}
