import { type EventLog, type OutboxDocument, type OutboxStore, toRows } from "@souk/chassis/events";
import type { Ports } from "@souk/chassis/ports";
import { type LeaseTable, MemoryEventLog, MemoryOutbox } from "@souk/chassis/testing";
import { PaymentUpdated } from "@souk/proto/souk/payment/v1/events";
import { PaymentState } from "@souk/proto/souk/payment/v1/payment";
import { MemoryCartStore } from "../../services/cart/test/support/memory-cart-store.ts";
import { MemoryStockStore } from "../../services/inventory/test/support/memory-stock-store.ts";
import { MemoryCouponStore, MemoryUseCounterStore } from "../../services/order/test/support/memory-coupon-stores.ts";
import { MemoryOrderStore } from "../../services/order/test/support/memory-order-store.ts";
import { type Payment, stateOf } from "../../services/payment/src/domain/payment.ts";
import type { PaymentStore } from "../../services/payment/src/usecases/ports.ts";
import { MemoryPaymentStore } from "../../services/payment/test/support/memory-payment-store.ts";

/** A service's event log and who moves it. */
export interface Outgoing {
  readonly outbox: OutboxStore & { readonly documents: ReadonlyMap<string, OutboxDocument> };
  readonly log: EventLog & { rows(): ReturnType<MemoryEventLog["rows"]> };
  readonly leases: LeaseTable;
}

/** What outlives every process: the databases of all services. */
export class Durable {
  readonly orders: MemoryOrderStore;
  readonly coupons = new MemoryCouponStore();
  readonly useCounters = new MemoryUseCounterStore();
  readonly stock = new MemoryStockStore();
  readonly carts = new MemoryCartStore();
  readonly payments: TellingPaymentStore;
  readonly inboxes = { order: new InboxRows(), cart: new InboxRows(), payment: new InboxRows() };
  readonly outgoing: Readonly<Record<"order" | "payment", Outgoing>>;

  constructor(ports: Ports) {
    this.orders = new MemoryOrderStore(ports);
    this.payments = new TellingPaymentStore(ports);
    this.outgoing = {
      order: { outbox: this.orders.outbox, log: new MemoryEventLog("order"), leases: new Map() },
      payment: { outbox: this.payments.outbox, log: new MemoryEventLog("payment"), leases: new Map() },
    };
  }
}

/** Payments with their outbox in the same document, as MongoDB's store has them. */
export class TellingPaymentStore implements PaymentStore {
  readonly outbox = new MemoryOutbox();
  readonly #payments = new MemoryPaymentStore();
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  read(paymentId: string): Promise<Payment | undefined> {
    return this.#payments.read(paymentId);
  }

  async write(payment: Payment, told = false): Promise<boolean> {
    if (!(await this.#payments.write(payment))) return false;
    const { paymentId, v } = payment;
    const { seq = 0n, outbox = {}, outboxAt } = this.outbox.documents.get(paymentId) ?? {};
    const data = PaymentUpdated.toJSON({ paymentId, state: PaymentState[stateOf(payment)] });
    const rows = toRows(seq, told ? [{ type: PaymentUpdated.$type, data }] : [], this.#ports);
    const at = outboxAt ?? rows[0]?.time;
    this.outbox.documents.set(paymentId, {
      ...{ _id: paymentId, v, seq: rows.at(-1)?.seq ?? seq, ...(at ? { outboxAt: at } : {}) },
      outbox: { ...outbox, ...Object.fromEntries(rows.map((row) => [String(row.seq), row])) },
    });
    return true;
  }
}

/** What a consumer has done with. */
export class InboxRows {
  readonly #rows = new Set<string>();

  async has(id: string): Promise<boolean> {
    return this.#rows.has(id);
  }

  async add(id: string): Promise<void> {
    this.#rows.add(id);
  }
}
