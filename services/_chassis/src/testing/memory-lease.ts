import type { Lease } from "../mongo/index.ts";
import type { Clock } from "../ports/index.ts";

/** The table that leases of one test share: who holds what, and until when. */
export type LeaseTable = Map<string, { holder: string; until: number }>;

/** A lease in memory. Passes the same suite as MongoLease. */
export class MemoryLease implements Lease {
  readonly #table: LeaseTable;
  readonly #name: string;
  readonly #holder: string;
  readonly #clock: Clock;
  readonly #lengthMs: number;

  constructor(table: LeaseTable, name: string, holder: string, clock: Clock, lengthMs = 3_000) {
    this.#table = table;
    this.#name = name;
    this.#holder = holder;
    this.#clock = clock;
    this.#lengthMs = lengthMs;
  }

  async hold(): Promise<boolean> {
    const now = this.#clock.now();
    const current = this.#table.get(this.#name);
    if (current && current.holder !== this.#holder && current.until >= now) return false;
    this.#table.set(this.#name, { holder: this.#holder, until: now + this.#lengthMs });
    return true;
  }

  isHeld(): boolean {
    const current = this.#table.get(this.#name);
    return current?.holder === this.#holder && current.until > this.#clock.now();
  }

  async drop(): Promise<void> {
    if (this.#table.get(this.#name)?.holder === this.#holder) this.#table.delete(this.#name);
  }
}
