import { MongoOutbox, type OutboxDocument, outboxOfNew, outboxUpdate, toRows } from "@souk/chassis/events";
import { GroupedCollection } from "@souk/chassis/mongo";
import { afterKeys } from "@souk/chassis/pages";
import type { Ports } from "@souk/chassis/ports";
import type { Collection, Db, Filter } from "mongodb";
import type { Order, OrderChange } from "../domain/order.ts";
import type { ChangeOrigin, OrderFilter, OrderPosition, OrderStore } from "../usecases/ports.ts";
import { type OrderDocument, present, SOMETIMES, toFields, toOrder } from "./order-document.ts";
import { toNewEvent } from "./order-events.ts";

const BATCH = 100;
const NEWEST_FIRST = { createTime: -1, _id: -1 } as const;
const COMPLETED_FIRST = { completeTime: 1, _id: 1 } as const;

/** Orders in `orders`, changed by `{_id, v}` only, each change with its events in the same write. */
export class MongoOrderStore implements OrderStore {
  readonly outbox: MongoOutbox<OutboxDocument>;
  readonly #orders: Collection<OrderDocument>;
  readonly #byId: GroupedCollection<OrderDocument>;
  readonly #ports: Ports;
  readonly #onEvents: () => void;

  /** @param onEvents called after a write that left events in the outbox */
  constructor(db: Db, ports: Ports, onEvents: () => void) {
    this.#orders = db.collection("orders");
    this.#byId = new GroupedCollection(db, "orders");
    this.outbox = new MongoOutbox(db.collection<OutboxDocument>("orders"));
    this.#ports = ports;
    this.#onEvents = onEvents;
  }

  async insert(change: OrderChange, origin: ChangeOrigin): Promise<Order | undefined> {
    const document = { _id: change.order.id, ...toFields(change.order), ...outboxOfNew(this.#rows(change, origin)) };
    return (await this.#byId.insert(document)) ? this.#stored(change) : undefined;
  }

  async read(id: string): Promise<Order | undefined> {
    const document = await this.#byId.find(id);
    return document ? toOrder(document) : undefined;
  }

  async write(change: OrderChange, origin: ChangeOrigin): Promise<Order | undefined> {
    const { order } = change;
    const outbox = outboxUpdate(this.#rows(change, origin));
    const gone = Object.fromEntries(
      SOMETIMES.filter((field) => order[field] === undefined).map((field) => [field, ""]),
    );
    const written = await this.#byId.update({ _id: order.id, v: order.v - 1n }, {
      $set: { ...toFields(order), ...outbox.$set },
      $unset: gone,
      ...(outbox.$min ? { $min: outbox.$min } : {}),
    } as never);
    return written ? this.#stored(change) : undefined;
  }

  async due(by: Date, limit: number): Promise<string[]> {
    const due = this.#orders.find({ nextAt: { $lte: by } }, { projection: { _id: 1 } });
    return (await due.sort({ nextAt: 1 }).limit(limit).toArray()).map(({ _id }) => _id);
  }

  async list(filter: OrderFilter, after: OrderPosition | undefined, limit: number): Promise<Order[]> {
    const rest = after ? afterKeys(NEWEST_FIRST, [after.createTime, after.id]) : {};
    const matching = { ...conditionsOf(filter), ...rest } as Filter<OrderDocument>;
    return (await this.#orders.find(matching).sort(NEWEST_FIRST).limit(limit).toArray()).map(toOrder);
  }

  async getMany(ids: readonly string[]): Promise<Order[]> {
    return (await this.#orders.find({ _id: { $in: [...ids] } }).toArray()).map(toOrder);
  }

  async *everyCompleted(): AsyncGenerator<readonly Order[], void> {
    let after: Order | undefined;
    for (;;) {
      const rest = after ? afterKeys(COMPLETED_FIRST, [after.completeTime as Date, after.id]) : {};
      const matching = { completeTime: { $gt: new Date(0) }, ...rest } as Filter<OrderDocument>;
      const batch = (await this.#orders.find(matching).sort(COMPLETED_FIRST).limit(BATCH).toArray()).map(toOrder);
      if (batch.length > 0) yield batch;
      if (batch.length < BATCH) return;
      after = batch.at(-1);
    }
  }

  async countNeedingAttention(): Promise<number> {
    return this.#orders.countDocuments({ "attention.since": { $gt: new Date(0) } });
  }

  #rows({ order, events }: OrderChange, { traceparent }: ChangeOrigin) {
    const told = events.map((event) => toNewEvent(order, event));
    return toRows(order.seq, told, this.#ports, traceparent);
  }

  #stored({ order, events }: OrderChange): Order {
    if (events.length > 0) this.#onEvents();
    return present({ ...order, seq: order.seq + BigInt(events.length) });
  }
}

function conditionsOf({ buyerId, state, needsAttention, number }: OrderFilter) {
  return {
    ...(buyerId === undefined ? {} : { buyerId }),
    ...(state === undefined ? {} : { state }),
    ...(needsAttention ? { "attention.since": { $gt: new Date(0) } } : {}),
    ...(number === undefined ? {} : { number }),
  };
}
