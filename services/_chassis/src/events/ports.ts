import type { EventRow, LoggedEvent } from "./envelope.ts";

/** The outbox rows of one aggregate, oldest first, with the version of the document that they were read from. */
export interface PendingRows {
  readonly subject: string;
  readonly v: bigint;
  readonly rows: readonly EventRow[];
}

/** Where events wait inside their aggregates. */
export interface OutboxStore {
  /** Aggregates with rows, longest waiting first. */
  pending(limit: number): Promise<PendingRows[]>;
  reread(subject: string): Promise<PendingRows | undefined>;
  /** Removes rows from aggregates that still have version `v`, without raising it; false where one has another. */
  clear(batch: readonly PendingRows[], ids: ReadonlySet<string>): Promise<boolean>;
}

/** What stopped an append: the row that already has the number. */
export interface AppendConflict {
  readonly at: bigint;
  readonly existing: LoggedEvent;
}

/** Where a log begins. */
export interface LogHead {
  /** Names this log; another database has another one. */
  readonly logId: string;
  /** No row with a number up to this one need exist any more. */
  readonly floor: bigint;
}

/** The service's history: rows numbered densely from 1. The number is the fence, since only one row can have it. */
export interface EventLog {
  head(): Promise<LogHead>;
  tail(): Promise<bigint>;
  /** The newest rows, oldest of them first. */
  last(count: number): Promise<LoggedEvent[]>;
  /** Adds rows in their order and stops at the first number that is taken. */
  append(events: readonly LoggedEvent[]): Promise<AppendConflict | undefined>;
  /** The rows after `n` without a gap, at most `limit`. */
  read(after: bigint, limit: number): Promise<LoggedEvent[]>;
  /** Raises the floor, then drops the rows up to it, but never the last one. */
  trim(upTo: bigint): Promise<void>;
  /** The last number written before the time, or 0. */
  lastBefore(time: Date): Promise<bigint>;
}

/** How far a subscriber's queue has got in the log. */
export interface Mark {
  readonly logId: string;
  readonly n: bigint;
}

/** A subscriber's queue, seen from the publisher. */
export interface SubscriberQueue {
  readonly name: string;
  readonly types: ReadonlySet<string>;
  mark(): Promise<Mark | undefined>;
  add(events: readonly LoggedEvent[]): Promise<void>;
  /** Moves the mark if it is still `from` and the jobs of all events `added` are still in the queue. */
  moveMark(from: Mark | undefined, to: Mark, added: readonly LoggedEvent[]): Promise<boolean>;
}
