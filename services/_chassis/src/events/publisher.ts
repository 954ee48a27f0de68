import type { Checkpoint } from "../ports/index.ts";
import type { LoggedEvent } from "./envelope.ts";
import type { EventLog, LogHead, Mark, SubscriberQueue } from "./ports.ts";

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
    const head = await log.head();
    const mark = await queue.mark();
    const rows = await this.#readAfter(mark, head);
    const last = rows.at(-1);
    if (!last) return false;
    const events = rows.filter(({ type }) => queue.types.has(type));
    if (events.length > 0) await queue.add(events);
    await checkpoint("publisher.added");
    const moved = await queue.moveMark(mark, { logId: head.logId, n: last.n }, events);
    if (moved) onPublished(events);
    return true;
  }

  /** A mark of another log, or one past this log's end, says nothing about this log. */
  async #readAfter(mark: Mark | undefined, { logId, floor }: LogHead): Promise<LoggedEvent[]> {
    const { log } = this.#options;
    const isOurs = mark?.logId === logId && mark.n >= floor;
    const rows = await log.read(isOurs ? mark.n : floor, BATCH_ROWS);
    const isPast = isOurs && rows.length === 0 && mark.n > (await log.tail());
    return isPast ? log.read(floor, BATCH_ROWS) : rows;
  }
}
