import type { Filter } from "mongodb";
import type { ReservationChange, ReservedBucket } from "../domain/reservation.ts";
import type { ChangeOrigin, ReservationStore } from "../usecases/ports.ts";
import { type BucketWriter, pendingOf } from "./bucket-writer.ts";
import { type BucketDocument, opOf, toReserved } from "./stock-document.ts";

/** Reservations in the documents of their buckets, so that stock is checked and taken in one write. */
export class MongoReservationStore implements ReservationStore {
  readonly #writer: BucketWriter;

  constructor(writer: BucketWriter) {
    this.#writer = writer;
  }

  async reserved(id: string): Promise<ReservedBucket | undefined> {
    const document = await this.#writer.byId.find(id);
    return document ? toReserved(document) : undefined;
  }

  async reserve(change: ReservationChange, nextExpiry: Date | undefined, origin: ChangeOrigin): Promise<boolean> {
    const { bucket, entry, reservation, forgotten } = change;
    const { orderId, ...stored } = reservation;
    return this.#writer.write(change, {
      set: {
        [`res.${orderId}`]: stored,
        ...(entry ? { [`pending.${opOf(entry.id)}`]: pendingOf(entry, origin) } : {}),
        ...(nextExpiry ? { nextExpiry } : {}),
      },
      min: {
        ...(entry ? { pendingAt: bucket.updateTime } : {}),
        ...(stored.state === "RELEASED" ? { overSince: bucket.updateTime } : {}),
      },
      unset: { ...(nextExpiry ? {} : { nextExpiry: "" }), ...unsetOf(forgotten) },
      origin,
    });
  }

  async forget(bucketId: string, v: bigint, orderIds: readonly string[]): Promise<boolean> {
    const gone = unsetOf(orderIds);
    // Without raising v: that is the etag, and nothing about the stock has changed. What is left is looked at anew.
    const left = await this.#firstOver(bucketId, new Set(orderIds));
    const over = left ? { $set: { overSince: left }, $unset: gone } : { $unset: { ...gone, overSince: "" } };
    const { matchedCount } = await this.#writer.buckets.updateOne({ _id: bucketId, v }, over as never);
    return matchedCount === 1;
  }

  async expiring(by: Date, limit: number): Promise<string[]> {
    return this.#idsBy("nextExpiry", { $lte: by }, limit);
  }

  async keeping(before: Date, limit: number): Promise<string[]> {
    return this.#idsBy("overSince", { $lte: before }, limit);
  }

  async #idsBy(field: "nextExpiry" | "overSince", range: object, limit: number): Promise<string[]> {
    const found = this.#writer.buckets.find({ [field]: range } as Filter<BucketDocument>, { projection: { _id: 1 } });
    return (
      await found
        .sort({ [field]: 1 })
        .limit(limit)
        .toArray()
    ).map(({ _id }) => _id);
  }

  async #firstOver(bucketId: string, without: ReadonlySet<string>): Promise<Date | undefined> {
    const { reservations } = (await this.reserved(bucketId)) ?? {};
    const over = [...(reservations?.values() ?? [])].filter(
      ({ orderId, state }) => !without.has(orderId) && (state === "RELEASED" || state === "COMMITTED"),
    );
    return over.reduce<Date | undefined>(
      (first, { updateTime }) => (first && first < updateTime ? first : updateTime),
      undefined,
    );
  }
}

function unsetOf(orderIds: readonly string[]): Readonly<Record<string, "">> {
  return Object.fromEntries(orderIds.map((orderId) => [`res.${orderId}`, "" as const]));
}
