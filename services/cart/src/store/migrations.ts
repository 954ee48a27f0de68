import { INBOX_COLLECTIONS } from "@souk/chassis/events";
import type { Migration } from "@souk/chassis/mongo";

export const migrations: readonly Migration[] = [
  {
    id: "0001-carts",
    collections: [
      { name: "carts", shardKey: "hashed", indexes: [{ key: { changeTime: 1 } }] },
      { name: "leases", shardKey: "none", indexes: [] },
    ],
  },
  { id: "0002-inbox", collections: [...INBOX_COLLECTIONS] },
];
