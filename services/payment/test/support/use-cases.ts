import { systemPorts } from "@souk/chassis/ports";
import { stateOf } from "../../src/domain/payment.ts";
import { createSandboxProvider } from "../../src/providers/sandbox.ts";
import { authorizePayment } from "../../src/usecases/authorize-payment.ts";
import { capturePayment } from "../../src/usecases/capture-payment.ts";
import type { PaymentProvider, PaymentStore, Until } from "../../src/usecases/ports.ts";
import { refundPayment } from "../../src/usecases/refund-payment.ts";
import { voidPayment } from "../../src/usecases/void-payment.ts";
import { euros } from "./mothers.ts";

/** The use cases over a store and a provider of the test's choice. */
export function openPayments(payments: PaymentStore, provider: PaymentProvider) {
  const { clock } = systemPorts();
  const deps = { payments, provider, clock };
  const until: Until = { signal: AbortSignal.timeout(60_000), deadline: Number.POSITIVE_INFINITY };
  const authorize = authorizePayment(deps);
  const [capture, giveUp, refund] = [capturePayment(deps), voidPayment(deps), refundPayment(deps)];
  return {
    authorize: async (paymentId: string, token = "tok_sandbox_ok") =>
      stateOf(await authorize({ paymentId, amount: euros(1_000n), token }, until)),
    capture: async (paymentId: string) => stateOf(await capture(paymentId, until)),
    void: async (paymentId: string) => stateOf(await giveUp(paymentId, until)),
    refund: async (paymentId: string, refundId: string, amountMinor: bigint) =>
      stateOf(await refund({ paymentId, refundId, amount: euros(amountMinor) }, until)),
  };
}

export type Payments = ReturnType<typeof openPayments>;

/** The provider of a sandbox, without a guard before it. */
export function sandboxAt(url: string): PaymentProvider {
  const { clock } = systemPorts();
  const webhooks = { secrets: [], clock, count: () => undefined };
  return createSandboxProvider({ url, returnUrl: "http://shop.example/", webhooks });
}

/** What a process is after kill -9: whatever it was waiting for, it does nothing more. */
export class Crash extends Error {
  override readonly name = "Crash";
}

/** Ends at the step with the number given, before or after its effect; counts the steps on the way. */
export class CrashPoint {
  readonly #at: number;
  readonly #when: "before" | "after";
  steps = 0;

  constructor(at: number, when: "before" | "after") {
    this.#at = at;
    this.#when = when;
  }

  /** The port, each of whose calls is a step. */
  around<T extends object>(port: T): T {
    return new Proxy(port, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        return async (...args: unknown[]) => {
          const isHere = ++this.steps === this.#at;
          if (isHere && this.#when === "before") throw new Crash();
          const result: unknown = await value.apply(target, args);
          if (isHere) throw new Crash();
          return result;
        };
      },
    });
  }
}
