import type { CallIdentity } from "@souk/chassis/context";
import { MongoOutbox, outboxOfNew, outboxUpdate, toRows } from "@souk/chassis/events";
import { insertUnlessThere } from "@souk/chassis/mongo";
import { afterKeys } from "@souk/chassis/pages";
import type { Ports } from "@souk/chassis/ports";
import type { Collection, Db, Filter } from "mongodb";
import type { Product, ProductEvent } from "../domain/product.ts";
import type { ProductQuery } from "../domain/product-query.ts";
import type { FinishedCall, PageKeys, ProductStore, Slot } from "../usecases/ports.ts";
import { FinishedCalls } from "./finished-calls.ts";
import { type ProductDocument, type ProductReply, toFields, toProduct } from "./product-document.ts";
import { toNewEvent } from "./product-events.ts";
import { FILTER_FIELDS, SORTS } from "./product-queries.ts";

const BATCH = 100;

/** Products in the collection `products`: one document each, changed by `{_id, v}` only; finished calls in `calls`. */
export class MongoProductStore implements ProductStore {
  readonly outbox: MongoOutbox<ProductDocument>;
  readonly #products: Collection<ProductDocument>;
  readonly #calls: FinishedCalls<ProductReply>;
  readonly #ports: Ports;
  readonly #onEvents: () => void;

  /** @param onEvents called after a write that left events in the outbox */
  constructor(db: Db, ports: Ports, onEvents: () => void) {
    this.#products = db.collection("products");
    this.outbox = new MongoOutbox(this.#products);
    this.#calls = new FinishedCalls(db, "products", ports.clock);
    this.#ports = ports;
    this.#onEvents = onEvents;
  }

  async read(id: string): Promise<Slot> {
    const document = await this.#products.findOne({ _id: id }, { projection: { ops: 0, outbox: 0 } });
    if (!document) return {};
    const { v, fields, origin } = document;
    if (!fields) return { v };
    const slot = { v, product: toProduct(id, v, fields) };
    return origin ? { ...slot, origin: { key: origin.key, fingerprint: origin.fingerprint } } : slot;
  }

  async getMany(ids: readonly string[]): Promise<Product[]> {
    const documents = await this.#products
      .find({ _id: { $in: [...ids] } }, { projection: { v: 1, fields: 1 } })
      .toArray();
    return documents.flatMap(({ _id, v, fields }) => (fields ? [toProduct(_id, v, fields)] : []));
  }

  async creatorsOf(ids: readonly string[]): Promise<ReadonlyMap<string, string | undefined>> {
    const documents = await this.#products
      .find({ _id: { $in: [...ids] } }, { projection: { origin: 1, "fields.slug": 1 } })
      .toArray();
    return new Map(documents.flatMap(({ _id, fields, origin }) => (fields ? [[_id, origin?.key]] : [])));
  }

  async list(query: ProductQuery, after: PageKeys | undefined, limit: number): Promise<Product[]> {
    const sort = SORTS[query.order];
    const filter = {
      ...filterOf(query),
      ...(after ? afterKeys(sort, after) : {}),
    } as Filter<ProductDocument>;
    const documents = await this.#products
      .find(filter, { projection: { v: 1, fields: 1 } })
      .sort({ ...sort })
      .limit(limit)
      .toArray();
    return documents.flatMap(({ _id, v, fields }) => (fields ? [toProduct(_id, v, fields)] : []));
  }

  async *everyProduct(): AsyncGenerator<readonly Product[], void> {
    for (let after: string | undefined = ""; after !== undefined; ) {
      const documents: ProductDocument[] = await this.#products
        .find({ _id: { $gt: after } }, { projection: { v: 1, fields: 1 } })
        .sort({ _id: 1 })
        .limit(BATCH)
        .toArray();
      yield documents.flatMap(({ _id, v, fields }) => (fields ? [toProduct(_id, v, fields)] : []));
      after = documents.at(-1)?._id;
    }
  }

  keysOf(product: Product, { order }: ProductQuery): PageKeys {
    if (order === "title") return [product.title, product.id];
    return [order === "create_time desc" ? product.createTime : product.price.amountMinor, product.id];
  }

  async create(product: Product, events: readonly ProductEvent[], call: CallIdentity, over: Slot): Promise<boolean> {
    const document: ProductDocument = {
      _id: product.id,
      v: product.v,
      fields: toFields(product),
      origin: { fingerprint: call.fingerprint, ...(call.key ? { key: call.key } : {}) },
      ...outboxOfNew(this.#rows(0n, product, events, call)),
    };
    const stored =
      over.v === undefined ? await insertUnlessThere(this.#products, document) : await this.#replace(document, over.v);
    if (stored) this.#onEvents();
    return stored;
  }

  async update(product: Product, events: readonly ProductEvent[], call: CallIdentity): Promise<boolean> {
    const filter = { _id: product.id, v: product.v - 1n };
    const before = await this.#products.findOne(filter, { projection: { seq: 1 } });
    if (!before) return false;
    const outbox = outboxUpdate(this.#rows(before.seq, product, events, call));
    const $set = {
      v: product.v,
      fields: toFields(product),
      ...this.#calls.setOp(call, toReply(product)),
      ...outbox.$set,
    };
    const { matchedCount } = await this.#products.updateOne(filter, { ...outbox, $set } as never);
    if (matchedCount === 0) return false;
    this.#onEvents();
    if (call.key) await this.#calls.settle(product.id);
    return true;
  }

  async remember(product: Product, call: CallIdentity): Promise<boolean> {
    if (!call.key) return true;
    const filter = { _id: product.id, v: product.v };
    const { matchedCount } = await this.#products.updateOne(filter, {
      $set: this.#calls.setOp(call, toReply(product)),
    } as never);
    if (matchedCount === 1) await this.#calls.settle(product.id);
    return matchedCount === 1;
  }

  async finishedCall(id: string, key: string): Promise<FinishedCall | undefined> {
    const op = await this.#calls.find(id, key);
    return op && { fingerprint: op.fingerprint, product: toProduct(id, op.v, op.fields) };
  }

  forgetCalls(before: Date): Promise<void> {
    return this.#calls.forget(before);
  }

  async fence(id: string, { v }: Slot): Promise<boolean> {
    if (v === undefined) return insertUnlessThere(this.#products, { _id: id, v: 1n, seq: 0n });
    const { matchedCount } = await this.#products.updateOne({ _id: id, v }, { $set: { v: v + 1n } });
    return matchedCount === 1;
  }

  async #replace({ _id, ...document }: ProductDocument, v: bigint): Promise<boolean> {
    const { matchedCount } = await this.#products.replaceOne({ _id, v }, document);
    return matchedCount === 1;
  }

  #rows(seq: bigint, product: Product, events: readonly ProductEvent[], { traceparent }: CallIdentity) {
    const told = events.map((event) => toNewEvent(product, event));
    return toRows(seq, told, this.#ports, traceparent);
  }
}

function toReply(product: Product): ProductReply {
  return { v: product.v, fields: toFields(product) };
}

function filterOf({ state, filter }: ProductQuery): Record<string, unknown> {
  return { "fields.state": state, ...(filter ? { [FILTER_FIELDS[filter.by]]: filter.value } : {}) };
}
