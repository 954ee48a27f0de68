import { EVENT_COLLECTIONS, INBOX_COLLECTIONS, OUTBOX_INDEX } from "@souk/chassis/events";
import type { Migration } from "@souk/chassis/mongo";

const NEWEST_FIRST = { createTime: -1, _id: -1 } as const;

export const migrations: readonly Migration[] = [
  {
    id: "0001-orders",
    collections: [
      {
        name: "orders",
        shardKey: "hashed",
        indexes: [
          OUTBOX_INDEX,
          { key: { nextAt: 1 }, sparse: true },
          { key: { "attention.since": 1 }, sparse: true },
          { key: { completeTime: 1, _id: 1 }, sparse: true },
          { key: { number: 1 } },
          { key: NEWEST_FIRST },
          { key: { buyerId: 1, ...NEWEST_FIRST } },
          { key: { state: 1, ...NEWEST_FIRST } },
        ],
      },
      { name: "coupons", shardKey: "hashed", indexes: [] },
      { name: "couponUses", shardKey: "hashed", indexes: [] },
      ...EVENT_COLLECTIONS,
      ...INBOX_COLLECTIONS,
    ],
  },
];
