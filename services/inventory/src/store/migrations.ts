import { INBOX_COLLECTIONS } from "@souk/chassis/events";
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
];
