import type { OutboxFields } from "@souk/chassis/events";
import type { Payment } from "../domain/payment.ts";

/** A payment as it is stored, with the events that wait in it. */
export interface PaymentDocument extends Omit<Payment, "paymentId">, OutboxFields {
  readonly _id: string;
}

/** All of it but its events, as one update; what it has not is taken out. */
export function toUpdate({ paymentId: _id, ...payment }: Payment) {
  const gone = { ...(payment.amount ? {} : { amount: "" }), ...(payment.token ? {} : { token: "" }) };
  return { set: payment, unset: gone as Record<string, ""> };
}

export function toPayment({ _id, seq: _seq, outbox: _outbox, outboxAt: _at, ...rest }: PaymentDocument): Payment {
  return { paymentId: _id, ...rest };
}
