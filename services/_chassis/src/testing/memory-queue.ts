import type { LoggedEvent, Mark, SubscriberQueue } from "../events/index.ts";

/** What a queue's Redis holds at one moment. */
export interface QueueSnapshot {
  readonly jobs: ReadonlyMap<string, LoggedEvent>;
  readonly mark: Mark | undefined;
}

/** A subscriber's queue in memory, with what may befall the Redis of a real one. */
export class MemoryQueue implements SubscriberQueue {
  readonly name: string;
  readonly types: ReadonlySet<string>;
  /** Every event that was ever put into the queue and was new to it, in order: what a consumer sees at least. */
  readonly added: LoggedEvent[] = [];
  #jobs = new Map<string, LoggedEvent>();
  #mark: Mark | undefined;

  constructor(name: string, types: Iterable<string>) {
    this.name = name;
    this.types = new Set(types);
  }

  async mark(): Promise<Mark | undefined> {
    return this.#mark;
  }

  async add(events: readonly LoggedEvent[]): Promise<void> {
    for (const event of events) {
      if (this.#jobs.has(event.id)) continue;
      this.#jobs.set(event.id, event);
      this.added.push(event);
    }
  }

  async moveMark(from: Mark | undefined, to: Mark, added: readonly LoggedEvent[]): Promise<boolean> {
    if (from?.logId !== this.#mark?.logId || from?.n !== this.#mark?.n) return false;
    if (!added.every(({ id }) => this.#jobs.has(id))) return false;
    this.#mark = to;
    return true;
  }

  /** The jobs that are in the queue now. */
  jobs(): LoggedEvent[] {
    return [...this.#jobs.values()];
  }

  flush(): void {
    this.restore({ jobs: new Map(), mark: undefined });
  }

  snapshot(): QueueSnapshot {
    return { jobs: new Map(this.#jobs), mark: this.#mark };
  }

  /** What a start from an old dump does: what came after it is gone. */
  restore({ jobs, mark }: QueueSnapshot): void {
    this.#jobs = new Map(jobs);
    this.#mark = mark;
  }
}
