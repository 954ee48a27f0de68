import { EVENT_COLLECTIONS, INBOX_COLLECTIONS, OUTBOX_INDEX } from "@souk/chassis/events";
import type { Migration } from "@souk/chassis/mongo";

export const migrations: readonly Migration[] = [
  {
    id: "0001-stock",
    collections: [
      {
        name: "buckets",
        shardKey: { productId: 1 },
        indexes: [{ key: { productId: 1, _id: 1 } }, { key: { pendingAt: 1 }, sparse: true }],
      },
      {
        name: "ledger",
        shardKey: { productId: 1 },
        indexes: [{ key: { productId: 1, createTime: -1, _id: -1 } }],
      },
      { name: "followedProducts", shardKey: "hashed", indexes: [] },
      { name: "leases", shardKey: "none", indexes: [] },
      ...INBOX_COLLECTIONS,
    ],
  },
  {
    id: "0002-stock-events",
    collections: [{ name: "buckets", shardKey: { productId: 1 }, indexes: [OUTBOX_INDEX] }, ...EVENT_COLLECTIONS],
    run: async (db) => void (await db.collection("buckets").updateMany({ seq: null }, { $set: { seq: 0n } })),
  },
  {
    id: "0003-reservations",
    collections: [
      {
        name: "buckets",
        shardKey: { productId: 1 },
        indexes: [
          { key: { nextExpiry: 1 }, sparse: true },
          { key: { overSince: 1 }, sparse: true },
        ],
      },
    ],
  },
];
