import type { Payment } from "../../src/domain/payment.ts";
import { stateOf } from "../../src/domain/payment.ts";
import type { PaymentStore, WebhookInbox } from "../../src/usecases/ports.ts";

/** The store's port in memory; the suite that it shares with MongoDB's keeps the two alike. */
export class MemoryPaymentStore implements PaymentStore {
  readonly #payments = new Map<string, Payment>();
  /** PaymentUpdated, as told: `p-1 CAPTURED`. */
  readonly told: string[] = [];

  async read(paymentId: string): Promise<Payment | undefined> {
    return this.#payments.get(paymentId);
  }

  async write(payment: Payment, told = false): Promise<boolean> {
    const { paymentId, v } = payment;
    if ((this.#payments.get(paymentId)?.v ?? 0n) !== v - 1n) return false;
    this.#payments.set(paymentId, payment);
    if (told) this.told.push(`${paymentId} ${stateOf(payment)}`);
    return true;
  }
}

/** The port in memory. */
export class MemoryWebhookInbox implements WebhookInbox {
  readonly #done = new Set<string>();

  async once(provider: string, eventId: string, effect: () => Promise<void>): Promise<void> {
    const id = `${provider}~${eventId}`;
    if (this.#done.has(id)) return;
    await effect();
    this.#done.add(id);
  }
}
