import type { Checkpoint } from "../ports/index.ts";
import type { LoggedEvent } from "./envelope.ts";
import type { EventLog, Mark, SubscriberQueue } from "./ports.ts";

const BATCH_ROWS = 100;

export interface PublisherOptions {
  readonly log: EventLog;
  readonly queue: SubscriberQueue;
  readonly checkpoint: Checkpoint;
  /** Called after events were put into the queue. */
  readonly onPublished: (events: readonly LoggedEvent[]) => void;
}

/**
 * Copies the log into one subscriber's queue. How far it has got stands in the same Redis as the queue, so that both are
 * lost, restored or flushed together: an older mark means publish again from there, none means from the log's floor.
 * Twice is harmless (the job's id is the event's, and consumers keep an inbox); never is what this must not allow.
 */
export class Publisher {
  readonly #options: PublisherOptions;

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  /** One batch. Answers whether there was something to publish. */
  async round(): Promise<boolean> {
    const { log, queue, checkpoint, onPublished } = this.#options;
    const logId = await log.id();
    const mark = await queue.mark();
    const from = await this.#startAfter(mark, logId);
    const rows = await log.read(from, BATCH_ROWS);
    const last = rows.at(-1);
    if (!last) return false;
    const events = rows.filter(({ type }) => queue.types.has(type));
    if (events.length > 0) await queue.add(events);
    await checkpoint("publisher.added");
    const moved = await queue.moveMark(mark, { logId, n: last.n }, events);
    if (moved) onPublished(events);
    return true;
  }

  /** A mark of another log, or one past this log's end, says nothing about this log. */
  async #startAfter(mark: Mark | undefined, logId: string): Promise<bigint> {
    const { log } = this.#options;
    const floor = await log.floor();
    if (mark?.logId !== logId || mark.n < floor) return floor;
    return mark.n <= (await log.tail()) ? mark.n : floor;
  }
}
