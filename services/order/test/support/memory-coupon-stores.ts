import type { Coupon } from "../../src/domain/coupon.ts";
import type { UseCounter } from "../../src/domain/coupon-uses.ts";
import type { CouponStore, UseCounterStore } from "../../src/usecases/coupon-ports.ts";

/** The port in memory. */
export class MemoryCouponStore implements CouponStore {
  readonly #coupons = new Map<string, Coupon>();

  async read(code: string): Promise<Coupon | undefined> {
    return this.#coupons.get(code);
  }

  async insert(coupon: Coupon): Promise<boolean> {
    if (this.#coupons.has(coupon.code)) return false;
    this.#coupons.set(coupon.code, coupon);
    return true;
  }

  async write(coupon: Coupon): Promise<boolean> {
    if (this.#coupons.get(coupon.code)?.v !== coupon.v - 1n) return false;
    this.#coupons.set(coupon.code, coupon);
    return true;
  }

  async list(after: string | undefined, limit: number): Promise<Coupon[]> {
    const rest = [...this.#coupons.values()].filter(({ code }) => after === undefined || code > after);
    return rest.sort((a, b) => (a.code < b.code ? -1 : 1)).slice(0, limit);
  }
}

/** The port in memory. */
export class MemoryUseCounterStore implements UseCounterStore {
  readonly #counters = new Map<string, UseCounter>();

  async read(id: string): Promise<UseCounter | undefined> {
    return this.#counters.get(id);
  }

  async readMany(ids: readonly string[]): Promise<UseCounter[]> {
    return ids.flatMap((id) => this.#counters.get(id) ?? []);
  }

  async write(counter: UseCounter): Promise<boolean> {
    if ((this.#counters.get(counter.id)?.v ?? 0n) !== counter.v - 1n) return false;
    this.#counters.set(counter.id, counter);
    return true;
  }
}
