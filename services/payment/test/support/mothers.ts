import type { Subject } from "../../src/domain/answers.ts";
import type { Money } from "../../src/domain/payment.ts";

export const NOW = new Date("2026-03-04T05:06:07.089Z");

export function later(ms: number): Date {
  return new Date(NOW.getTime() + ms);
}

export function euros(amountMinor: bigint): Money {
  return { currency: "EUR", amountMinor };
}

/** What a provider says that its answer is about: 10.00 euro, unless said otherwise. */
export function yes(paymentId: string, changes: Partial<Subject> = {}): Subject {
  return { ref: `auth_${paymentId}`, paymentId, amount: euros(1_000n), ...changes };
}
