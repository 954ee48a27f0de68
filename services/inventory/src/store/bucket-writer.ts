import { outboxUpdate, toRows } from "@souk/chassis/events";
import { GroupedCollection } from "@souk/chassis/mongo";
import type { Ports } from "@souk/chassis/ports";
import type { Collection, Db } from "mongodb";
import type { BucketChange, LedgerEntry } from "../domain/bucket.ts";
import type { ChangeOrigin } from "../usecases/ports.ts";
import type { BucketDocument, PendingEntry } from "./stock-document.ts";
import { toNewEvent } from "./stock-events.ts";

/** What changes beside the stock itself. */
export interface BucketWrite {
  readonly set: Readonly<Record<string, unknown>>;
  readonly min: Readonly<Record<string, Date>>;
  readonly unset: Readonly<Record<string, "">>;
  readonly origin: ChangeOrigin;
}

type Changed = Pick<BucketChange, "bucket" | "events">;

/** Changes buckets: each change is one compare-and-set on the version, and its events are in it. */
export class BucketWriter {
  readonly buckets: Collection<BucketDocument>;
  readonly byId: GroupedCollection<BucketDocument>;
  readonly #ports: Ports;
  readonly #onEvents: () => void;

  /** @param onEvents called after a write that left events in the outbox */
  constructor(db: Db, ports: Ports, onEvents: () => void) {
    this.buckets = db.collection("buckets");
    this.byId = new GroupedCollection(db, "buckets");
    this.#ports = ports;
    this.#onEvents = onEvents;
  }

  /** Stores a change over the version before it; false when that is no longer the version stored. */
  async write(change: Changed, { set, min, unset, origin }: BucketWrite): Promise<boolean> {
    const { id, v, productId, available, updateTime } = change.bucket;
    const outbox = outboxUpdate(this.rows(change, origin));
    const least = { ...min, ...outbox.$min };
    const written = await this.byId.update(
      { _id: id, v: v - 1n, productId },
      {
        $set: { v, available, updateTime, ...set, ...outbox.$set },
        ...(Object.keys(least).length > 0 ? { $min: least } : {}),
        ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}),
      },
    );
    if (written && change.events.length > 0) this.told();
    return written;
  }

  /** The events of a change, the last of which the bucket counts as its last one. */
  rows({ bucket, events }: Changed, { traceparent }: ChangeOrigin) {
    const told = events.map((event) => toNewEvent(bucket, event));
    return toRows(bucket.seq - BigInt(events.length), told, this.#ports, traceparent);
  }

  /** Says that there are new events. */
  told(): void {
    this.#onEvents();
  }
}

export function pendingOf({ id: _id, ...entry }: LedgerEntry, { fingerprint }: ChangeOrigin): PendingEntry {
  return { ...entry, fingerprint };
}
