import { type OutboxDocument, outboxOfNew, toRows } from "@souk/chassis/events";
import type { Ports } from "@souk/chassis/ports";
import { MemoryOutbox } from "@souk/chassis/testing";
import type { Order, OrderChange } from "../../src/domain/order.ts";
import { stateOf } from "../../src/domain/step.ts";
import { type OrderDocument, toFields, toOrder } from "../../src/store/order-document.ts";
import { toNewEvent } from "../../src/store/order-events.ts";
import type { ChangeOrigin, OrderFilter, OrderPosition, OrderStore } from "../../src/usecases/ports.ts";

/** The store's port in memory; the suite that it shares with MongoDB's keeps the two alike. */
export class MemoryOrderStore implements OrderStore {
  readonly documents = new Map<string, OrderDocument>();
  readonly outbox = new MemoryOutbox(this.documents as unknown as Map<string, OutboxDocument>);
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async insert(change: OrderChange, origin: ChangeOrigin): Promise<Order | undefined> {
    const { id } = change.order;
    if (this.documents.has(id)) return undefined;
    this.documents.set(id, { _id: id, ...toFields(change.order), ...outboxOfNew(this.#rows(change, origin)) });
    return this.read(id);
  }

  async read(id: string): Promise<Order | undefined> {
    const document = this.documents.get(id);
    return document && toOrder(document);
  }

  async write(change: OrderChange, origin: ChangeOrigin): Promise<Order | undefined> {
    const { order } = change;
    const before = this.documents.get(order.id);
    if (before?.v !== order.v - 1n) return undefined;
    const rows = this.#rows(change, origin);
    const { outbox = {}, outboxAt, seq } = before;
    const added = Object.fromEntries(rows.map((row) => [String(row.seq), row]));
    const oldest = outboxAt ?? rows[0]?.time;
    this.documents.set(order.id, {
      ...{ _id: order.id, ...toFields(order), seq: rows.at(-1)?.seq ?? seq, outbox: { ...outbox, ...added } },
      ...(oldest ? { outboxAt: oldest } : {}),
    });
    return this.read(order.id);
  }

  async due(by: Date, limit: number): Promise<string[]> {
    const due: { id: string; at: number }[] = [];
    for (const { _id: id, nextAt } of this.documents.values()) {
      const at = nextAt?.getTime() ?? Number.POSITIVE_INFINITY;
      if (at <= by.getTime()) due.push({ id, at });
    }
    due.sort((a, b) => a.at - b.at);
    return due.slice(0, limit).map(({ id }) => id);
  }

  async list(filter: OrderFilter, after: OrderPosition | undefined, limit: number): Promise<Order[]> {
    const matching = this.#all().filter((order) => matches(order, filter) && (!after || isNewer(after, order)));
    return matching.sort((a, b) => (isNewer(a, b) ? -1 : 1)).slice(0, limit);
  }

  async getMany(ids: readonly string[]): Promise<Order[]> {
    return this.#all().filter(({ id }) => ids.includes(id));
  }

  async *everyCompleted(): AsyncGenerator<readonly Order[], void> {
    const completed = this.#all().filter(({ completeTime }) => completeTime !== undefined);
    yield completed.sort((a, b) => timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : 1));
  }

  async countNeedingAttention(): Promise<number> {
    return this.#all().filter(({ attention }) => attention !== undefined).length;
  }

  #all(): Order[] {
    return [...this.documents.values()].map(toOrder);
  }

  #rows({ order, events }: OrderChange, { traceparent }: ChangeOrigin) {
    const told = events.map((event) => toNewEvent(order, event));
    return toRows(order.seq, told, this.#ports, traceparent);
  }
}

function matches(order: Order, { buyerId, state, needsAttention, number }: OrderFilter): boolean {
  return (
    (buyerId === undefined || order.buyerId === buyerId) &&
    (state === undefined || stateOf(order) === state) &&
    (!needsAttention || order.attention !== undefined) &&
    (number === undefined || order.number === number)
  );
}

function isNewer(a: OrderPosition, b: OrderPosition): boolean {
  const [left, right] = [a.createTime.getTime(), b.createTime.getTime()];
  return left === right ? a.id > b.id : left > right;
}

function timeOf({ completeTime }: Order): number {
  return completeTime?.getTime() ?? 0;
}
