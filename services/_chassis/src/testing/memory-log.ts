import type { AppendConflict, EventLog, LoggedEvent, LogHead } from "../events/index.ts";

/** An event log that lives as long as the process. Passes the same suite as MongoEventLog. */
export class MemoryEventLog implements EventLog {
  readonly #logId: string;
  readonly #rows = new Map<bigint, LoggedEvent>();
  #tail = 0n;
  #floor = 0n;

  constructor(logId = "memory-log") {
    this.#logId = logId;
  }

  async head(): Promise<LogHead> {
    return { logId: this.#logId, floor: this.#floor };
  }

  async tail(): Promise<bigint> {
    return this.#tail;
  }

  async last(count: number): Promise<LoggedEvent[]> {
    return this.rows().slice(-count);
  }

  async append(events: readonly LoggedEvent[]): Promise<AppendConflict | undefined> {
    for (const event of events) {
      const existing = this.#rows.get(event.n);
      if (existing) return { at: event.n, existing };
      this.#rows.set(event.n, { ...event });
      if (event.n > this.#tail) this.#tail = event.n;
    }
    return undefined;
  }

  async read(after: bigint, limit: number): Promise<LoggedEvent[]> {
    const events: LoggedEvent[] = [];
    for (let n = after + 1n; events.length < limit; n++) {
      const event = this.#rows.get(n);
      if (!event) break;
      events.push(event);
    }
    return events;
  }

  async trim(upTo: bigint): Promise<void> {
    const last = this.#tail - 1n;
    const floor = upTo < last ? upTo : last;
    if (floor > this.#floor) this.#floor = floor;
    for (const n of [...this.#rows.keys()]) if (n <= floor) this.#rows.delete(n);
  }

  async lastBefore(time: Date): Promise<bigint> {
    const before = this.rows().filter((event) => event.time < time);
    before.sort((a, b) => a.time.getTime() - b.time.getTime() || Number(a.n - b.n));
    return before.at(-1)?.n ?? 0n;
  }

  /** Everything that is in the log, by number. */
  rows(): LoggedEvent[] {
    return [...this.#rows.values()].sort((a, b) => Number(a.n - b.n));
  }
}
