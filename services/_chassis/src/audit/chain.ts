import { createHmac, timingSafeEqual } from "node:crypto";
import type { Secret } from "../config/index.ts";
import type { AuditEntry } from "./entry.ts";
import type { AuditHead, AuditRow } from "./ports.ts";

/** An entry on its way into the log: what is decided before its number is. */
export interface AuditDraft extends AuditEntry {
  readonly id: string;
  readonly at: Date;
}

/**
 * Links rows: a row's hash is HMAC-SHA-256 over the row and the hash of the row before. The key is none of the database's, so
 * whoever can write there can neither make a row nor mend the chain after a change. The service's name is in the first link,
 * so that rows of one service are no rows of another with the same key.
 *
 * It cannot see that rows were cut off at the end, for what is left is a chain. That shows only against a head that was
 * noted elsewhere: it is logged each hour and at stop, and `VerifyAuditChain` takes it.
 */
export class AuditChain {
  readonly #key: Secret;
  /** What the first row is linked to. */
  readonly origin: AuditHead;

  constructor(key: Secret, service: string) {
    this.#key = key;
    this.origin = { n: 0n, hash: this.#sign(["souk-audit-1", service]) };
  }

  /** Makes rows of drafts, one after another behind `last`. */
  link(last: AuditHead, drafts: readonly AuditDraft[]): AuditRow[] {
    const rows: AuditRow[] = [];
    for (const draft of drafts) {
      const { n, hash: prev } = rows.at(-1) ?? last;
      const row = { ...draft, n: n + 1n, prev };
      rows.push({ ...row, hash: this.#hashOf(row) });
    }
    return rows;
  }

  /** Whether the row is as it was written. */
  isAuthentic(row: AuditRow): boolean {
    const [told, right] = [Buffer.from(row.hash), Buffer.from(this.#hashOf(row))];
    return told.length === right.length && timingSafeEqual(told, right);
  }

  #hashOf(row: Omit<AuditRow, "hash">): string {
    const details = Object.entries(row.details).sort(([a], [b]) => (a < b ? -1 : 1));
    return this.#sign([
      ...[String(row.n), row.prev, row.id, row.at.getTime(), row.action, row.actor, row.caller, row.target],
      ...[details, row.requestId, row.traceparent],
    ]);
  }

  /** JSON of an array keeps texts apart whatever they hold. */
  #sign(parts: readonly unknown[]): string {
    return createHmac("sha256", this.#key.reveal()).update(JSON.stringify(parts)).digest("hex");
  }
}
