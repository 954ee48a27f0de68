import { EVENT_COLLECTIONS, OUTBOX_INDEX } from "@souk/chassis/events";
import type { Migration } from "@souk/chassis/mongo";
import { createEmptyTree } from "./category-document.ts";
import { IMPORT_COLLECTIONS } from "./import-queries.ts";
import { LIST_INDEXES } from "./product-queries.ts";

export const migrations: readonly Migration[] = [
  {
    id: "0001-products",
    collections: [
      { name: "products", shardKey: "hashed", indexes: [...LIST_INDEXES, OUTBOX_INDEX] },
      { name: "calls", shardKey: "hashed", indexes: [{ key: { at: 1 } }] },
      { name: "slugs", shardKey: "hashed", indexes: [{ key: { doubtAt: 1 }, sparse: true }] },
      ...EVENT_COLLECTIONS,
    ],
  },
  {
    id: "0002-categories",
    collections: [{ name: "categories", shardKey: "none", indexes: [] }],
    run: createEmptyTree,
  },
  { id: "0003-imports", collections: IMPORT_COLLECTIONS },
];
