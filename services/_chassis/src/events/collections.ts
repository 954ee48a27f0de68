import type { CollectionPlan } from "../mongo/index.ts";

/** The index that an aggregate's collection needs for its outbox. */
export const OUTBOX_INDEX = { key: { outboxAt: 1 }, sparse: true } as const;

/** What a service that publishes events keeps besides its aggregates. */
export const EVENT_COLLECTIONS: readonly CollectionPlan[] = [
  { name: "events", shardKey: "none", indexes: [{ key: { time: 1, _id: 1 } }] },
  { name: "eventLog", shardKey: "none", indexes: [] },
  { name: "leases", shardKey: "none", indexes: [] },
];

/** What a service that consumes events keeps. */
export const INBOX_COLLECTIONS: readonly CollectionPlan[] = [
  { name: "inbox", shardKey: "hashed", indexes: [{ key: { at: 1 } }] },
];
