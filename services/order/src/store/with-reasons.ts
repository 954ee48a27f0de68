import { classifyMongoError } from "@souk/chassis/mongo";
import type { CouponUses } from "../usecases/ports.ts";

/** The saga takes the coupons for a neighbour: a database that is away it hears of by the reason that a service would give. */
export function withReasons({ hold, use, release }: CouponUses): CouponUses {
  return {
    hold: (...of) => hold(...of).catch(rethrow),
    use: (...of) => use(...of).catch(rethrow),
    release: (...of) => release(...of).catch(rethrow),
  };
}

function rethrow(error: unknown): never {
  throw classifyMongoError(error) ?? error;
}
