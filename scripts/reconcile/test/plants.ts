import type { Planter } from "./planter.ts";

/** Orders of a shop, by what has become of them. All want two of the same product; the first two had the coupon. */
export interface Cases {
  readonly productId: string;
  /** Two uses for each buyer. */
  readonly couponCode: string;
  /** Whose order is sold. */
  readonly buyerId: string;
  readonly sold: string;
  /** Sold, and 300 given back. */
  readonly refunded: string;
  /** By its buyer, while his bank asked him. */
  readonly cancelled: string;
  /** Its buyer's bank asks him. */
  readonly waiting: string;
}

export interface Plant {
  readonly what: string;
  readonly put: (planter: Planter, cases: Cases) => Promise<void>;
  /** What reconcile has to say. */
  readonly finds: RegExp;
}

const money = (amountMinor: bigint) => ({ currency: "EUR", amountMinor });
const operation = (state: string, amountMinor: bigint) => ({ key: "planted", state, amount: money(amountMinor) });
const bucket = ({ productId }: Cases) => `${productId}~main~0`;
const ofBuyer = ({ couponCode, buyerId }: Cases) => `${couponCode}~${buyerId}`;
const booked = (cases: Cases, order: string, kind: string) => `${bucket(cases)}~${order}-${kind}`;

const STOCK: readonly Plant[] = [
  {
    what: "one more is available than there is",
    put: (db, c) => db.change("inventory.buckets", bucket(c), { $inc: { available: 1n } }),
    finds: /are available, but the ledger adds up to/,
  },
  {
    what: "one fewer is available than there is",
    put: (db, c) => db.change("inventory.buckets", bucket(c), { $inc: { available: -1n } }),
    finds: /are available, but the ledger adds up to/,
  },
  {
    what: "fewer than none are available",
    put: (db, c) => db.change("inventory.buckets", bucket(c), { $set: { available: -1n } }),
    finds: /^-1 are available$/,
  },
  {
    what: "the ledger lacks a sale",
    put: (db, c) => db.remove("inventory.ledger", booked(c, c.sold, "sold")),
    finds: /is COMPLETED, but the ledger has sold it nothing/,
  },
  {
    what: "the ledger lacks a hold",
    put: (db, c) => db.remove("inventory.ledger", booked(c, c.sold, "reserved")),
    finds: /is booked as over, but never as held/,
  },
  {
    what: "the ledger lacks a release",
    put: (db, c) => db.remove("inventory.ledger", booked(c, c.cancelled, "released")),
    finds: /is RELEASED, which the ledger denies/,
  },
  {
    what: "a sale is in the ledger twice",
    put: (db, c) => db.copy("inventory.ledger", booked(c, c.sold, "sold"), booked(c, "twice", "sold")),
    finds: /is booked as sold more than once/,
  },
  {
    what: "a hold is in the ledger twice",
    put: (db, c) => db.copy("inventory.ledger", booked(c, c.sold, "reserved"), booked(c, "twice", "reserved")),
    finds: /is booked as held more than once/,
  },
  {
    what: "goods were given back twice",
    put: (db, c) => db.copy("inventory.ledger", booked(c, c.cancelled, "released"), booked(c, "twice", "released")),
    finds: /has given back more than once/,
  },
  {
    what: "goods were given back in part",
    put: (db, c) => db.change("inventory.ledger", booked(c, c.cancelled, "released"), { $set: { delta: 1n } }),
    finds: /has given back 1 of 2/,
  },
  {
    what: "what was given back is sold as well",
    put: (db, c) =>
      db.copy("inventory.ledger", booked(c, c.sold, "sold"), booked(c, "x", "sold"), { note: c.cancelled }),
    finds: /is booked as sold and as given back/,
  },
  {
    what: "a sale belongs to no order",
    put: (db, c) => db.copy("inventory.ledger", booked(c, c.sold, "sold"), booked(c, "x", "sold"), { note: "nobody" }),
    finds: /order nobody has goods, but there is no such order/,
  },
  {
    what: "a reservation is gone",
    put: (db, c) => db.change("inventory.buckets", bucket(c), { $unset: { [`res.${c.waiting}`]: "" } }),
    finds: /has goods by the ledger, but no reservation/,
  },
  {
    what: "a reservation is back",
    put: (db, c) => db.change("inventory.buckets", bucket(c), { $set: { [`res.${c.cancelled}.state`]: "HELD" } }),
    finds: /is HELD, which the ledger denies/,
  },
  {
    what: "a reservation is of more than the ledger knows",
    put: (db, c) => db.change("inventory.buckets", bucket(c), { $set: { [`res.${c.waiting}.quantity`]: 3n } }),
    finds: /has reserved 3, by the ledger 2/,
  },
  {
    what: "sold goods are released",
    put: (db, c) => db.change("inventory.buckets", bucket(c), { $set: { [`res.${c.sold}.state`]: "RELEASED" } }),
    finds: /has released what the ledger knows as sold/,
  },
  {
    what: "an order holds goods that never was",
    put: (db, c) =>
      db.change("inventory.buckets", bucket(c), { $set: { "res.nobody": { state: "HELD", quantity: 1n } } }),
    finds: /order nobody has goods, but there is no such order/,
  },
];

const ORDERS: readonly Plant[] = [
  {
    what: "an order is lost",
    put: (db, c) => db.remove("order.orders", c.sold),
    finds: /there is a payment, but no such order/,
  },
  {
    what: "an order wants another quantity than it was sold",
    put: (db, c) => db.change("order.orders", c.sold, { $set: { "lines.0.quantity": 3 } }),
    finds: /has taken 2, but ordered 3/,
  },
  {
    what: "an order costs something else than was paid",
    put: (db, c) => db.change("order.orders", c.sold, { $set: { "totals.total": money(1n) } }),
    finds: /it costs 1 EUR, but its payment is of/,
  },
  {
    what: "a sold order counts as cancelled",
    put: (db, c) => db.change("order.orders", c.sold, { $set: { step: "CANCELLED" } }),
    finds: /it is CANCELLED, but \d+ EUR were kept/,
  },
  {
    what: "a cancelled order counts as completed",
    put: (db, c) => db.change("order.orders", c.cancelled, { $set: { step: "COMPLETED" } }),
    finds: /it is COMPLETED, but its money was not taken/,
  },
  {
    what: "an order that holds goods counts as cancelled",
    put: (db, c) => db.change("order.orders", c.waiting, { $set: { step: "CANCELLED" } }),
    finds: /still holds goods, but it is CANCELLED/,
  },
  {
    what: "an order is being paid whose goods may expire",
    put: (db, c) => db.change("order.orders", c.waiting, { $set: { step: "CAPTURING" } }),
    finds: /is being paid for goods that may expire/,
  },
  {
    what: "an order does not know of a refund that was made",
    put: (db, c) => db.change("order.orders", c.refunded, { $set: { refunds: [] } }),
    finds: /refund~\S+ was made, but the order does not know it/,
  },
];

const PAYMENTS: readonly Plant[] = [
  {
    what: "a completed order has no payment",
    put: (db, c) => db.remove("payment.payments", c.sold),
    finds: /it is COMPLETED, but was never paid/,
  },
  {
    what: "a completed order's money was not taken",
    put: (db, c) => db.change("payment.payments", c.sold, { $set: { "ops.capture.state": "REQUESTED" } }),
    finds: /it is COMPLETED, but its money was not taken/,
  },
  {
    what: "another amount was taken",
    put: (db, c) => db.change("payment.payments", c.sold, { $set: { "ops.capture.amount": money(7n) } }),
    finds: /7 EUR were taken in place of/,
  },
  {
    what: "money was taken and given up",
    put: (db, c) => db.change("payment.payments", c.sold, { $set: { "ops.void": operation("OK", 1n) } }),
    finds: /its money was taken, and given up/,
  },
  {
    what: "a refund was not made",
    put: (db, c) => db.changeAll("payment.payments", c.refunded, /^refund~/, operation("DECLINED", 300n)),
    finds: /counts as made, but was not/,
  },
  {
    what: "a refund was of another amount",
    put: (db, c) => db.changeAll("payment.payments", c.refunded, /^refund~/, operation("OK", 301n)),
    finds: /is of 300 EUR, but 301 EUR were given back/,
  },
  {
    what: "a cancelled order's money is still set aside",
    put: (db, c) => db.change("payment.payments", c.cancelled, { $unset: { "ops.void": "" } }),
    finds: /it is CANCELLED, but money is still set aside/,
  },
  {
    what: "a cancelled order's money was taken",
    put: (db, c) => db.change("payment.payments", c.cancelled, { $set: { "ops.capture": operation("OK", 5n) } }),
    finds: /it is CANCELLED, but 5 EUR were kept/,
  },
  {
    what: "nobody knows whether a cancelled order's money was taken",
    put: (db, c) => db.change("payment.payments", c.cancelled, { $set: { "ops.capture": operation("REQUESTED", 5n) } }),
    finds: /but nobody knows whether its money was taken/,
  },
  {
    what: "money is taken before the goods are certain",
    put: (db, c) => db.change("payment.payments", c.waiting, { $set: { "ops.capture": operation("OK", 5n) } }),
    finds: /it is AUTHORIZING, but its money is being taken/,
  },
  {
    what: "a payment belongs to no order",
    put: (db, c) => db.copy("payment.payments", c.sold, "nobody"),
    finds: /there is a payment, but no such order/,
  },
];

const COUPONS: readonly Plant[] = [
  {
    what: "a coupon counts a use too many",
    put: (db, c) => db.change("order.couponUses", c.couponCode, { $inc: { used: 1 } }),
    finds: /counts 3 uses, but 2 orders have it/,
  },
  {
    what: "a coupon counts for more orders than it may",
    put: (db, c) => db.change("order.coupons", c.couponCode, { $set: { useLimit: 1 } }),
    finds: /counts 2 uses, but has 1/,
  },
  {
    what: "a coupon does not count for an order that had it",
    put: (db, c) => db.change("order.couponUses", c.couponCode, { $set: { "entries.0.state": "RELEASED" } }),
    finds: /does not count for order/,
  },
  {
    what: "a coupon counts for no order",
    put: (db, c) => db.change("order.couponUses", c.couponCode, { $set: { "entries.0.orderId": "nobody" } }),
    finds: /counts for order nobody, which there is not/,
  },
  {
    what: "a coupon counts a use too many for its buyer",
    put: (db, c) => db.change("order.couponUses", ofBuyer(c), { $inc: { used: 1 } }),
    finds: /counts 2 uses, but 1 orders of this buyer have it/,
  },
  {
    what: "a coupon counts a use too few for its buyer",
    put: (db, c) => db.change("order.couponUses", ofBuyer(c), { $inc: { used: -1 } }),
    finds: /counts 0 uses, but 1 of its entries have one/,
  },
  {
    what: "a coupon counts for another buyer's order",
    put: (db, c) => db.change("order.couponUses", ofBuyer(c), { $set: { "entries.0.orderId": c.refunded } }),
    finds: /counts for order \S+, which is another buyer's/,
  },
  {
    what: "a coupon counts for its buyer's order that came to nothing",
    put: (db, c) =>
      db.change("order.couponUses", ofBuyer(c), { $push: { entries: { orderId: c.cancelled, state: "HELD" } } }),
    finds: /counts for order \S+, which is CANCELLED/,
  },
];

/** What may be wrong in the books of a shop. */
export const PLANTS: readonly Plant[] = [...STOCK, ...ORDERS, ...PAYMENTS, ...COUPONS];
