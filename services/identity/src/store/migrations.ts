import { EVENT_COLLECTIONS, OUTBOX_INDEX } from "@souk/chassis/events";
import type { Migration } from "@souk/chassis/mongo";
import { SESSION_INDEXES, USER_INDEXES } from "./queries.ts";

export const migrations: readonly Migration[] = [
  {
    id: "0001-accounts",
    collections: [
      { name: "users", shardKey: "hashed", indexes: [...USER_INDEXES, OUTBOX_INDEX] },
      { name: "claims", shardKey: "hashed", indexes: [] },
      { name: "sessions", shardKey: "hashed", indexes: SESSION_INDEXES },
      { name: "signingKeys", shardKey: "none", indexes: [] },
      { name: "attempts", shardKey: "hashed", indexes: [{ key: { resetTime: 1 } }] },
      { name: "signIns", shardKey: "hashed", indexes: [{ key: { expireTime: 1 } }] },
      ...EVENT_COLLECTIONS,
    ],
  },
];
