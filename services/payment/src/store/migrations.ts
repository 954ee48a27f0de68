import { EVENT_COLLECTIONS, INBOX_COLLECTIONS, OUTBOX_INDEX } from "@souk/chassis/events";
import type { Migration } from "@souk/chassis/mongo";

export const migrations: readonly Migration[] = [
  {
    id: "0001-payments",
    collections: [
      { name: "payments", shardKey: "hashed", indexes: [OUTBOX_INDEX] },
      ...EVENT_COLLECTIONS,
      ...INBOX_COLLECTIONS,
    ],
  },
];
