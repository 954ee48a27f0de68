import type { Db, MongoClient } from "mongodb";

/** What services have written down, as far as it has to agree. Only reads. */
export interface Books {
  readonly orders: ReadonlyMap<string, OrderRow>;
  readonly payments: ReadonlyMap<string, PaymentRow>;
  readonly buckets: readonly BucketRow[];
  readonly counters: readonly CounterRow[];
  /** How many uses coupons have, by code; 0 for any number. */
  readonly useLimits: ReadonlyMap<string, number>;
}

export interface Money {
  readonly currency: string;
  readonly amountMinor: bigint;
}

export interface OrderRow {
  readonly _id: string;
  readonly number: string;
  readonly buyerId: string;
  readonly step: string;
  readonly lines: readonly { readonly productId: string; readonly quantity: number }[];
  readonly totals: { readonly total: Money };
  readonly couponCode: string;
  readonly refunds: readonly { readonly id: string; readonly amount: Money; readonly state: string }[];
  readonly attention?: { readonly reason: string; readonly since: Date };
  readonly log: readonly { readonly step: string; readonly cause: string; readonly note?: string }[];
}

export interface Operation {
  readonly state: "REQUESTED" | "OK" | "DECLINED";
  readonly amount: Money;
}

export interface PaymentRow {
  readonly _id: string;
  readonly amount?: Money;
  readonly ops: { readonly [name: string]: Operation };
}

export interface Booking {
  readonly id: string;
  readonly kind: string;
  readonly delta: bigint;
  /** The order, where one has it booked. */
  readonly note: string;
}

export interface BucketRow {
  readonly productId: string;
  readonly available: bigint;
  /** By order. */
  readonly reservations: Readonly<Record<string, { readonly state: string; readonly quantity: bigint }>>;
  readonly bookings: readonly Booking[];
}

export interface CounterRow {
  /** The coupon's code, or that and a buyer. */
  readonly _id: string;
  readonly couponCode: string;
  readonly used: number;
  readonly entries: readonly { readonly orderId: string; readonly state: string }[];
}

/** A bucket as it is stored. */
interface BucketDocument {
  readonly _id: string;
  readonly v: bigint;
  readonly productId: string;
  readonly available: bigint;
  readonly res?: BucketRow["reservations"];
  readonly pending?: Readonly<Record<string, Omit<Booking, "id">>>;
}

const ORDER_FIELDS = {
  ...{ number: 1, buyerId: 1, step: 1, "lines.productId": 1, "lines.quantity": 1, "totals.total": 1 },
  ...{ couponCode: 1, refunds: 1, attention: 1, "log.step": 1, "log.cause": 1, "log.note": 1 },
};
const MOST_TRIES = 20;

export async function readBooks(client: MongoClient, prefix: string): Promise<Books> {
  const [order, payment, inventory] = ["order", "payment", "inventory"].map((name) =>
    client.db(`${prefix}${name}`),
  ) as [Db, Db, Db];
  const orders = await order.collection<OrderRow>("orders").find({}, { projection: ORDER_FIELDS }).toArray();
  const payments = await payment.collection<PaymentRow>("payments").find().toArray();
  const coupons = await order.collection<{ _id: string; useLimit: number }>("coupons").find().toArray();
  return {
    orders: new Map(orders.map((row) => [row._id, row as OrderRow])),
    payments: new Map(payments.map((row) => [row._id, row as PaymentRow])),
    buckets: await readBuckets(inventory),
    counters: await order.collection<CounterRow>("couponUses").find().toArray(),
    useLimits: new Map(coupons.map(({ _id, useLimit }) => [_id, Number(useLimit)])),
  };
}

async function readBuckets(inventory: Db): Promise<BucketRow[]> {
  const ids = await inventory
    .collection<BucketDocument>("buckets")
    .find({}, { projection: { _id: 1 } })
    .toArray();
  const rows: BucketRow[] = [];
  for (const { _id } of ids) {
    const row = await readBucket(inventory, _id);
    if (row) rows.push(row);
  }
  return rows;
}

/** The bucket and its ledger as they were at one moment: read again where it has changed in between. */
async function readBucket(inventory: Db, id: string): Promise<BucketRow | undefined> {
  const buckets = inventory.collection<BucketDocument>("buckets");
  const ledger = inventory.collection<Omit<Booking, "id"> & { _id: string }>("ledger");
  let before = await buckets.findOne({ _id: id });
  for (let tries = 0; before && tries < MOST_TRIES; tries++) {
    const { productId, available, res: reservations = {}, pending = {} } = before;
    const ofBucket = (await ledger.find({ productId }).toArray()).filter(({ _id }) => _id.startsWith(`${id}~`));
    const after = await buckets.findOne({ _id: id });
    if (after?.v === before.v)
      return { productId, available, reservations, bookings: bookingsOf(id, ofBucket, pending) };
    before = after;
  }
  return undefined;
}

/** An entry that is on its way into the ledger is in both places for a moment. */
function bookingsOf(
  bucketId: string,
  ledger: readonly (Omit<Booking, "id"> & { _id: string })[],
  pending: NonNullable<BucketDocument["pending"]>,
): Booking[] {
  const all = new Map<string, Booking>();
  for (const [op, entry] of Object.entries(pending))
    all.set(`${bucketId}~${op}`, { ...entry, id: `${bucketId}~${op}` });
  for (const { _id, ...entry } of ledger) all.set(_id, { ...entry, id: _id });
  return [...all.values()];
}
