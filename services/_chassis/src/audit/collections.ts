import type { Migration } from "../mongo/index.ts";

/** Every service has OpsService, whose levers are on record, so every service has this. The kit adds it. */
export const AUDIT_MIGRATION: Migration = {
  id: "chassis-0001-audit",
  collections: [
    { name: "audit", shardKey: "none", indexes: [{ key: { actor: 1, _id: -1 } }, { key: { action: 1, _id: -1 } }] },
  ],
};
