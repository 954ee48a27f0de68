import { describeAuditLog } from "../../test/suites/audit-log.suite.ts";
import { MemoryAuditStore } from "../testing/index.ts";
import type { AuditRow } from "./index.ts";

describeAuditLog("in memory", async () => {
  const store = new MemoryAuditStore();
  const at = (position: bigint) => store.rows.get(position) as AuditRow;
  return {
    store,
    edit: async (position, change) => void store.rows.set(position, { ...at(position), ...change }),
    remove: async (position) => void store.rows.delete(position),
    swap: async (a, b) => {
      const [rowOfA, rowOfB] = [at(a), at(b)];
      store.rows.set(a, rowOfB).set(b, rowOfA);
    },
  };
});
