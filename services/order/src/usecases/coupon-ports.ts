import type { Coupon } from "../domain/coupon.ts";
import type { UseCounter } from "../domain/coupon-uses.ts";

export interface CouponStore {
  read(code: string): Promise<Coupon | undefined>;
  /** Stores a new coupon; false where one of that code is there already. */
  insert(coupon: Coupon): Promise<boolean>;
  /** Stores a changed coupon over the version before it; false when that is no longer the version stored. */
  write(coupon: Coupon): Promise<boolean>;
  /** Coupons after the code, by their codes. */
  list(after: string | undefined, limit: number): Promise<Coupon[]>;
}

export interface UseCounterStore {
  read(id: string): Promise<UseCounter | undefined>;
  readMany(ids: readonly string[]): Promise<UseCounter[]>;
  /** Stores a counter over the version before it, 0 of a new one; false when that is no longer the version stored. */
  write(counter: UseCounter): Promise<boolean>;
}
