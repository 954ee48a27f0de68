import { MongoOutbox, type OutboxDocument, outboxOfNew, outboxUpdate, toRows } from "@souk/chassis/events";
import { GroupedCollection } from "@souk/chassis/mongo";
import type { Ports } from "@souk/chassis/ports";
import { PaymentUpdated } from "@souk/proto/souk/payment/v1/events";
import { PaymentState } from "@souk/proto/souk/payment/v1/payment";
import type { Db } from "mongodb";
import { type Payment, stateOf } from "../domain/payment.ts";
import type { PaymentStore } from "../usecases/ports.ts";
import { type PaymentDocument, toPayment, toUpdate } from "./payment-document.ts";

/** Payments in the collection `payments`: one document each, changed by `{_id, v}` only, with its events in the same write. */
export class MongoPaymentStore implements PaymentStore {
  readonly outbox: MongoOutbox<OutboxDocument>;
  readonly #payments: GroupedCollection<PaymentDocument>;
  readonly #ports: Ports;
  readonly #onEvents: () => void;

  /** @param onEvents called after a write that left events in the outbox */
  constructor(db: Db, ports: Ports, onEvents: () => void) {
    this.#payments = new GroupedCollection(db, "payments");
    this.outbox = new MongoOutbox(db.collection<OutboxDocument>("payments"));
    this.#ports = ports;
    this.#onEvents = onEvents;
  }

  async read(paymentId: string): Promise<Payment | undefined> {
    const document = await this.#payments.find(paymentId);
    return document ? toPayment(document) : undefined;
  }

  async write(payment: Payment, told = false): Promise<boolean> {
    if (payment.v === 1n) return this.#insert(payment);
    const filter = { _id: payment.paymentId, v: payment.v - 1n };
    const events = told ? await this.#eventsOf(payment) : { $set: {} };
    if (!events) return false;
    const { set, unset } = toUpdate(payment);
    const written = await this.#payments.update(filter, {
      ...events,
      $set: { ...set, ...events.$set },
      ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}),
    });
    if (written && told) this.#onEvents();
    return written;
  }

  /** Undefined where somebody else was faster. */
  async #eventsOf(payment: Payment) {
    const before = await this.#payments.find(payment.paymentId);
    if (before?.v !== payment.v - 1n) return undefined;
    const state = PaymentState[stateOf(payment)];
    const data = PaymentUpdated.toJSON({ paymentId: payment.paymentId, state });
    return outboxUpdate(toRows(before.seq, [{ type: PaymentUpdated.$type, data }], this.#ports));
  }

  async #insert({ paymentId, ...payment }: Payment): Promise<boolean> {
    return this.#payments.insert({ _id: paymentId, ...payment, ...outboxOfNew([]) });
  }
}
