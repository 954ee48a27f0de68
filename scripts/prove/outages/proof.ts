import type { Check } from "../support/checks.ts";
import { EACH_READ_IS_A_CALL, startProofShop } from "../support/shop.ts";
import { mongoOutage } from "./mongo-outage.ts";
import { redisOutage } from "./redis-outage.ts";

export interface OutageOptions {
  readonly redisDownMs: number;
  readonly mongoDownMs: number;
  readonly say: (line: string) => void;
}

/** The stores go away, one after the other, while the shop is asked. */
export async function proveOutages({ redisDownMs, mongoDownMs, say }: OutageOptions): Promise<Check[]> {
  await using shop = await startProofShop({ env: EACH_READ_IS_A_CALL });
  const redis = await redisOutage(shop, { downMs: redisDownMs, writesPerSecond: 5, say });
  return [...redis, ...(await mongoOutage(shop, { downMs: mongoDownMs, perSecond: 20, say }))];
}
