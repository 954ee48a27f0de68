import { canBeForgotten, hasExpired } from "../domain/reservation.ts";
import { expire } from "../domain/reserve.ts";
import { type ReservationDeps, storeChange } from "./change-reservation.ts";

/** Buckets that one turn looks at. */
const BATCH = 100;
const KEPT_MS = 3_600_000;

/** Gives back what was held for too long. */
export const releaseExpired = (deps: ReservationDeps) => async (): Promise<void> => {
  const now = new Date(deps.clock.now());
  const origin = { traceparent: undefined, signal: new AbortController().signal };
  for (const bucketId of await deps.reservations.expiring(now, BATCH)) {
    const reserved = await deps.reservations.reserved(bucketId);
    const late = [...(reserved?.reservations.values() ?? [])].filter((each) => hasExpired(each, now));
    for (const { orderId } of late) {
      await storeChange(deps, { bucketId, orderId }, origin, (bucket, around) => expire(bucket, orderId, around));
    }
  }
};

/** Takes reservations out of the buckets that have been over for an hour: those sold are in the ledger. */
export const forgetReservations =
  ({ reservations, clock }: Pick<ReservationDeps, "reservations" | "clock">) =>
  async (): Promise<void> => {
    const now = new Date(clock.now());
    for (const bucketId of await reservations.keeping(new Date(now.getTime() - KEPT_MS), BATCH)) {
      const reserved = await reservations.reserved(bucketId);
      if (!reserved) continue;
      const over = [...reserved.reservations.values()].filter((each) => canBeForgotten(each, now));
      await reservations.forget(
        bucketId,
        reserved.bucket.v,
        over.map(({ orderId }) => orderId),
      );
    }
  };
