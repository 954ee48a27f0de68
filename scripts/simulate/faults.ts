import { sharedError } from "@souk/chassis/errors";
import type { Order } from "../../services/order/src/domain/order.ts";
import type { Step } from "../../services/order/src/domain/step.ts";
import { CHECKOUT, type Checkout } from "../../services/order/src/sagas/checkout.ts";
import type { Act, StepDeps } from "../../services/order/src/sagas/outcome.ts";
import type { PaymentStatus } from "../../services/order/src/usecases/ports.ts";
import type { Incarnation } from "./incarnation.ts";

export const FAULTS = [
  ...["crash before", "crash after", "timeout without effect", "timeout with effect", "refusal"],
] as const satisfies readonly string[];
export type Fault = (typeof FAULTS)[number];

/** What each step may be refused with, by whom. */
const REFUSALS = {
  RESERVING: { stock: { reserve: refused("INSUFFICIENT_STOCK") } },
  REDEEMING: { coupons: { hold: refused("COUPON_NOT_VALID") } },
  AUTHORIZING: { payments: { authorize: answered({ state: "DECLINED" }) } },
  CONFIRMING: { stock: { confirm: refused("RESERVATION_OVER") } },
  CAPTURING: { payments: { capture: answered({ state: "DECLINED" }) } },
  COMMITTING: { stock: { commit: refused("RESERVATION_NOT_CONFIRMED") } },
  VOIDING: { payments: { void: refused("PAYMENT_CAPTURED") } },
  RELEASING: { stock: { release: refused("RESERVATION_COMMITTED") } },
  REFUNDING: { payments: { refund: failedRefund } },
} as const;

/** Where a refusal undoes the order. */
const UNDOING: readonly Step[] = ["RESERVING", "REDEEMING", "AUTHORIZING", "CONFIRMING", "CAPTURING"];
/** Where a refusal cannot be, so that somebody has to look. */
const CONTRADICTIONS: readonly Step[] = ["COMMITTING", "VOIDING", "RELEASING"];

export type FaultyStep = keyof typeof REFUSALS;
export const STEPS = Object.keys(REFUSALS) as FaultyStep[];

/** Faults that happen at steps, one at each try of the step. */
export class FaultPlan {
  readonly #planned: Map<Step, Fault[]>;
  readonly #refused = new Set<Step>();

  constructor(faults: readonly (readonly [FaultyStep, Fault])[]) {
    this.#planned = new Map();
    for (const [step, fault] of faults) this.#planned.set(step, [...(this.#planned.get(step) ?? []), fault]);
  }

  isOver(): boolean {
    return [...this.#planned.values()].every((left) => left.length === 0);
  }

  /** The checkout of a process, with the faults in it. */
  checkout(incarnation: Incarnation): Checkout {
    const faulty = STEPS.map((step) => [step, { ...CHECKOUT[step], act: this.#act(step, incarnation) }] as const);
    return { ...CHECKOUT, ...Object.fromEntries(faulty) };
  }

  /** What cannot be had stays so, whoever asks; a contradiction is mended by whoever looks at it. */
  #next(step: FaultyStep): Fault | undefined {
    if (this.#refused.has(step)) return "refusal";
    const fault = this.#planned.get(step)?.shift();
    if (fault === "refusal" && !CONTRADICTIONS.includes(step)) this.#refused.add(step);
    return fault;
  }

  #act(step: FaultyStep, incarnation: Incarnation): Act {
    const act = CHECKOUT[step].act as Act;
    return async (order, deps, context) => {
      const fault = this.#next(step);
      if (!fault) return act(order, deps, context);
      incarnation.surroundings.story.tell(incarnation.name, `${order.id}: ${fault} at ${step}`);
      if (fault === "refusal") return act(order, refusing(deps, step), context);
      if (hasEffect(fault)) await act(order, deps, context);
      if (fault.startsWith("timeout")) throw sharedError("DEADLINE_EXCEEDED", "too late");
      incarnation.die();
      return new Promise(() => undefined);
    };
  }
}

export function hasEffect(fault: Fault): boolean {
  return fault === "crash after" || fault === "timeout with effect";
}

function refusing(deps: StepDeps, step: FaultyStep): StepDeps {
  const refusal = REFUSALS[step] as Partial<Record<keyof StepDeps, object>>;
  const changed = Object.entries(refusal).map(([port, verbs]) => {
    return [port, { ...deps[port as keyof StepDeps], ...verbs }];
  });
  return { ...deps, ...Object.fromEntries(changed) };
}

function refused(reason: string) {
  return async (): Promise<never> => {
    throw Object.assign(new Error(reason), { reason });
  };
}

function answered(status: Partial<PaymentStatus>) {
  return async (): Promise<PaymentStatus> => ({
    ...{ state: "AUTHORIZED", action: undefined, declineCode: "card_declined", refunds: [] },
    ...status,
  });
}

async function failedRefund(_orderId: string, id: string): Promise<PaymentStatus> {
  return answered({ state: "CAPTURED", refunds: [{ id, state: "FAILED" }] })();
}

/** Where an order must end that met with these faults. */
export function endOf(faults: readonly (readonly [FaultyStep, Fault])[]): Order["step"] {
  return faults.some(([step, fault]) => fault === "refusal" && UNDOING.includes(step)) ? "CANCELLED" : "COMPLETED";
}

/** Whether one of these is for somebody to look at. */
export function needsSomebody(faults: readonly (readonly [FaultyStep, Fault])[]): boolean {
  return faults.some(([step, fault]) => fault === "refusal" && CONTRADICTIONS.includes(step));
}
