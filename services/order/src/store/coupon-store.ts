import { insertUnlessThere } from "@souk/chassis/mongo";
import type { Collection, Db } from "mongodb";
import type { Coupon } from "../domain/coupon.ts";
import type { CouponStore } from "../usecases/coupon-ports.ts";

/** A coupon as it is stored; what it lacks is absent. */
type CouponDocument = Omit<Coupon, "code"> & { _id: string };

/** Coupons in `coupons`, by their codes, replaced by `{_id, v}` only. */
export class MongoCouponStore implements CouponStore {
  readonly #coupons: Collection<CouponDocument>;

  constructor(db: Db) {
    this.#coupons = db.collection("coupons");
  }

  async read(code: string): Promise<Coupon | undefined> {
    const document = await this.#coupons.findOne({ _id: code });
    return document ? toCoupon(document) : undefined;
  }

  async insert(coupon: Coupon): Promise<boolean> {
    return insertUnlessThere(this.#coupons, toDocument(coupon));
  }

  async write(coupon: Coupon): Promise<boolean> {
    const { _id, ...document } = toDocument(coupon);
    const { matchedCount } = await this.#coupons.replaceOne({ _id, v: coupon.v - 1n }, document);
    return matchedCount === 1;
  }

  async list(after: string | undefined, limit: number): Promise<Coupon[]> {
    const rest = after === undefined ? {} : { _id: { $gt: after } };
    return (await this.#coupons.find(rest).sort({ _id: 1 }).limit(limit).toArray()).map(toCoupon);
  }
}

function toDocument({ code: _id, ...coupon }: Coupon): CouponDocument {
  const present = Object.entries(coupon).filter(([, value]) => value !== undefined);
  return { _id, ...(Object.fromEntries(present) as typeof coupon) };
}

function toCoupon({ _id: code, ...coupon }: CouponDocument): Coupon {
  return { code, ...coupon };
}
