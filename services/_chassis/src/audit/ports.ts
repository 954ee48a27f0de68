import type { AuditEntry } from "./entry.ts";

/** An entry in its place. */
export interface AuditRow extends AuditEntry {
  /** Counts from 1 without a gap. */
  readonly n: bigint;
  /** The entry's own id, by which a repeated write of it is known. */
  readonly id: string;
  readonly at: Date;
  /** The hash of the row before. */
  readonly prev: string;
  readonly hash: string;
}

/** A row's place in the chain. */
export interface AuditHead {
  readonly n: bigint;
  readonly hash: string;
}

/** What stands at a position of the store, whoever put it there. */
export interface StoredAuditRow {
  readonly position: bigint;
  readonly row: AuditRow;
  /** Whether it has a row's fields and nothing else. */
  readonly isWhole: boolean;
}

export interface AuditQuery {
  readonly by?: { readonly field: "actor" | "action"; readonly value: string } | undefined;
  /** Only rows with smaller numbers. */
  readonly before?: bigint | undefined;
  readonly limit: number;
}

/** Where rows are kept. Nothing is ever changed or taken away. A number is the fence, since only one row can have it. */
export interface AuditStore {
  /** The newest row that no failover can take back. */
  last(): Promise<StoredAuditRow | undefined>;
  /** Adds rows in their order and stops at the first number that is taken; answers how many were added. */
  insert(rows: readonly AuditRow[]): Promise<number>;
  /** The rows at positions after `n` that no failover can take back, lowest first. */
  read(after: bigint, limit: number): Promise<StoredAuditRow[]>;
  /** Rows, newest first. */
  list(query: AuditQuery): Promise<AuditRow[]>;
}

/** What was done in a service, by whom. */
export interface AuditLog {
  /**
   * Resolves when the entry is on record. What waits at the same time is written together.
   *
   * @throws whatever the store throws; the entry may then be on record or not
   */
  append(entry: AuditEntry): Promise<AuditRow>;
  /** Puts the entry on record now or, while the store is away, as soon as it is back. For what must not wait for a database. */
  appendSoon(entry: AuditEntry): void;
  list(query: AuditQuery): Promise<AuditRow[]>;
  verify(range: AuditRange, signal: AbortSignal): Promise<AuditVerdict>;
}

/** What part of a chain is to be checked. */
export interface AuditRange {
  /** The first number. @defaultValue 1n */
  readonly from?: bigint | undefined;
  /** The last number. @defaultValue the newest */
  readonly to?: bigint | undefined;
  /** A head of an earlier time, without which a cut end is not seen. */
  readonly noted?: AuditHead | undefined;
}

/** What is wrong at a position: no row, a changed row, a row of another position, a row that was written after another one. */
export type AuditFault = "MISSING" | "EDITED" | "MOVED" | "UNLINKED";

export interface AuditVerdict {
  readonly checked: bigint;
  /** The last row that was found in order. */
  readonly head: AuditHead | undefined;
  /** The first place that is not in order. */
  readonly broken: { readonly position: bigint; readonly fault: AuditFault } | undefined;
  /** Whether the noted head is still in the log; undefined where none was given. */
  readonly notedKept: boolean | undefined;
}
