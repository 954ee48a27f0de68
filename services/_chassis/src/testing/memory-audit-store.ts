import type { AuditQuery, AuditRow, AuditStore, StoredAuditRow } from "../audit/index.ts";

/** Audit rows that live as long as the process, open to whoever wants to tamper with them. Passes the same suite as MongoAuditStore. */
export class MemoryAuditStore implements AuditStore {
  /** By position. */
  readonly rows = new Map<bigint, AuditRow>();

  async last(): Promise<StoredAuditRow | undefined> {
    return this.#sorted().at(-1);
  }

  async insert(rows: readonly AuditRow[]): Promise<number> {
    const taken = rows.findIndex(({ n }) => this.rows.has(n));
    const added = taken < 0 ? rows : rows.slice(0, taken);
    for (const row of added) this.rows.set(row.n, row);
    return added.length;
  }

  async read(after: bigint, limit: number): Promise<StoredAuditRow[]> {
    return this.#sorted()
      .filter(({ position }) => position > after)
      .slice(0, limit);
  }

  async list({ by, before, limit }: AuditQuery): Promise<AuditRow[]> {
    const found = this.#sorted().filter(
      ({ position, row }) => (!by || row[by.field] === by.value) && (before === undefined || position < before),
    );
    return found
      .toReversed()
      .slice(0, limit)
      .map(({ row }) => row);
  }

  #sorted(): StoredAuditRow[] {
    const positions = [...this.rows.keys()].sort((a, b) => Number(a - b));
    return positions.map((position) => ({ position, row: this.rows.get(position) as AuditRow, isWhole: true }));
  }
}
