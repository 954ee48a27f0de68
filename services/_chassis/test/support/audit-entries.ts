import type { AuditLogOptions } from "../../src/audit/index.ts";
import {
  type AuditEntry,
  type AuditLog,
  type AuditRange,
  type AuditStore,
  type AuditVerdict,
  createAuditLog,
} from "../../src/audit/index.ts";
import { Secret } from "../../src/config/index.ts";
import type { Component } from "../../src/lifecycle/index.ts";
import { testEssentials } from "../../src/testing/index.ts";

export const AUDIT_KEY = new Secret("an audit secret of the tests only");

/** A log over a store, as a replica has it. */
export function openLog(options: Partial<AuditLogOptions> & Pick<AuditLogOptions, "store">): AuditLog & Component {
  return createAuditLog({ ...testEssentials(), service: "test", secret: AUDIT_KEY, ...options });
}

export function entryOf(changes: Partial<AuditEntry> = {}): AuditEntry {
  return {
    ...{ action: "role.grant", actor: "u-1", caller: "edge", target: "u-2", details: { role: "STAFF" } },
    ...{ requestId: "r-1", traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", ...changes },
  };
}

export function verify(log: AuditLog, range: AuditRange = {}): Promise<AuditVerdict> {
  return log.verify(range, new AbortController().signal);
}

/** Entries that differ in every field. */
export function manyEntries(count: number): AuditEntry[] {
  return Array.from({ length: count }, (_, i) =>
    entryOf({
      actor: `u-${i % 7}`,
      target: `t-${i}`,
      action: i % 2 ? "role.revoke" : "role.grant",
      requestId: `r-${i}`,
    }),
  );
}

/** The store with something around each of its calls. */
export function interpose(
  store: AuditStore,
  around: <T>(name: keyof AuditStore, work: () => Promise<T>) => Promise<T>,
): AuditStore {
  return {
    last: () => around("last", () => store.last()),
    insert: (rows) => around("insert", () => store.insert(rows)),
    read: (after, limit) => around("read", () => store.read(after, limit)),
    list: (query) => around("list", () => store.list(query)),
  };
}
