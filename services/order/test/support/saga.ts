import { sharedError } from "@souk/chassis/errors";
import { type FakePorts, fakePorts } from "@souk/chassis/testing";
import type { Order, OrderEvent } from "../../src/domain/order.ts";
import { driveOrder } from "../../src/sagas/drive.ts";
import type { StepDeps } from "../../src/sagas/outcome.ts";
import type { PaymentState, PaymentStatus } from "../../src/usecases/ports.ts";
import { MemoryOrderStore } from "./memory-order-store.ts";
import { context, NOW } from "./mothers.ts";

/** What a neighbour does at a call: answers, or throws. */
type Answer = unknown | Error;
/** `"payments.authorize": [down(), paid("AUTHORIZED")]`: the answers of a call, one after the other; the last one stays. */
export type Script = Readonly<Record<string, readonly Answer[]>>;

const SMOOTH: Script = {
  "payments.authorize": [paid("AUTHORIZED")],
  "payments.capture": [paid("CAPTURED")],
  "payments.void": [paid("VOIDED")],
};

export function paid(state: PaymentState, more: Partial<PaymentStatus> = {}): PaymentStatus {
  return { state, action: undefined, declineCode: "", refunds: [], ...more };
}

/** A refusal with its reason, as neighbours and the domain throw them. */
export function refusal(reason: string, metadata: Record<string, string> = {}): Error {
  return Object.assign(new Error(reason), { reason, metadata });
}

export function down(): Error {
  return sharedError("UNAVAILABLE", "not now");
}

/** An order's saga over stores in memory and neighbours that follow a script; it says whom it asked for what, in order. */
export function openSaga(script: Script = {}, ports: FakePorts = fakePorts({ now: NOW.getTime() })) {
  const calls: string[] = [];
  const events: OrderEvent["kind"][] = [];
  const errors: unknown[] = [];
  const store = new MemoryOrderStore(ports);
  const answers = new Map(Object.entries({ ...SMOOTH, ...script }).map(([name, all]) => [name, [...all]]));

  const neighbour = (name: string) =>
    new Proxy(
      {},
      {
        get:
          (_, verb) =>
          async (...args: unknown[]) =>
            asked(`${name}.${String(verb)}`, args),
      },
    );

  async function asked(name: string, args: unknown[]): Promise<unknown> {
    calls.push(name);
    const left = answers.get(name) ?? [undefined];
    const next = left.length > 1 ? left.shift() : left[0];
    const answer = typeof next === "function" ? await next(...args) : next;
    if (answer instanceof Error) throw answer;
    return answer;
  }

  const deps = {
    ...{ orders: store, clock: ports.clock, random: ports.random },
    ...({ stock: neighbour("stock"), payments: neighbour("payments") } as Pick<StepDeps, "stock" | "payments">),
    ...({ carts: neighbour("carts"), coupons: neighbour("coupons") } as Pick<StepDeps, "carts" | "coupons">),
    told: (change: { events: readonly OrderEvent[] }, error?: unknown) => {
      events.push(...change.events.map(({ kind }) => kind));
      if (error) errors.push(error);
    },
  };
  const drive = driveOrder(deps);
  return {
    ...{ calls, events, errors, store, ports, deps },
    place: async (order: Order) => (await store.insert({ order, events: [] }, { traceparent: undefined })) as Order,
    drive: async (orderId: string): Promise<Order> => {
      await drive(orderId, context());
      return (await store.read(orderId)) as Order;
    },
  };
}

/** The way of an order, as its log tells it: `RESERVING AUTHORIZING …`. */
export function wayOf({ log }: Order): string {
  return log.map(({ step }) => step).join(" ");
}
