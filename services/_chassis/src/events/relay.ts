import type { Lease } from "../mongo/index.ts";
import type { Checkpoint } from "../ports/index.ts";
import type { EventRow, LoggedEvent } from "./envelope.ts";
import type { EventLog, OutboxStore, PendingRows } from "./ports.ts";

/** No batch is larger than what a new holder looks back on. */
const BATCH_ROWS = 100;

export interface RelayOptions {
  readonly outbox: OutboxStore;
  readonly log: EventLog;
  readonly lease: Lease;
  readonly checkpoint: Checkpoint;
  /** Called when the log has grown. */
  readonly onLogged: (events: readonly LoggedEvent[]) => void;
}

/**
 * Moves outbox rows into the event log, in order per subject, each exactly once.
 *
 * A row goes through two steps, row → log and log → unset, and the process may die between them. What makes that safe:
 * numbers are dense, so of two relays only one can write the next; a batch is wholly unset before the next one begins;
 * and a new holder first clears the rows that are among the log's last 100, before it logs anything.
 */
export class Relay {
  readonly #options: RelayOptions;
  #tail: bigint | undefined;

  constructor(options: RelayOptions) {
    this.#options = options;
  }

  /** One batch. Answers whether there was something to move. */
  async round(): Promise<boolean> {
    const { lease, outbox } = this.#options;
    if (!(await lease.hold())) {
      this.#tail = undefined;
      return false;
    }
    this.#tail ??= await this.#takeOver();
    const batch = takeRows(await outbox.pending(BATCH_ROWS));
    if (batch.length === 0) return false;
    await this.#move(batch, this.#tail);
    return true;
  }

  /** Clears what a holder before logged and did not get to unset. */
  async #takeOver(): Promise<bigint> {
    const recent = await this.#options.log.last(BATCH_ROWS);
    await this.#clearAgain(recent, new Set(recent.map(({ id }) => id)));
    return recent.at(-1)?.n ?? 0n;
  }

  async #move(batch: readonly Taken[], tail: bigint): Promise<void> {
    const { checkpoint, onLogged } = this.#options;
    const events = numbered(batch, tail);
    this.#tail = undefined; // an error on the way must not leave an old tail standing
    await checkpoint("relay.taken");
    if (!(await this.#append(events))) return;
    await checkpoint("relay.logged");
    onLogged(events);
    const logged = new Set(events.map(({ id }) => id));
    const read = batch.map(({ pending }) => pending);
    if (!(await this.#options.outbox.clear(read, logged))) await this.#clearAgain(read, logged);
    this.#tail = events.at(-1)?.n ?? tail;
    await checkpoint("relay.cleared");
  }

  /** False when somebody else writes this log: then the lease is no longer ours. */
  async #append(events: readonly LoggedEvent[]): Promise<boolean> {
    const { log, lease } = this.#options;
    let rest = events;
    while (rest.length > 0) {
      const conflict = await log.append(rest);
      if (!conflict) return true;
      const at = rest.findIndex(({ n }) => n === conflict.at);
      if (rest[at]?.id !== conflict.existing.id) {
        await lease.drop();
        return false;
      }
      rest = rest.slice(at + 1);
    }
    return true;
  }

  /** Unsets rows by the version that they are read at, until it is the one stored. */
  async #clearAgain(of: Iterable<{ readonly subject: string }>, logged: ReadonlySet<string>): Promise<void> {
    const { outbox } = this.#options;
    for (const subject of new Set([...of].map((each) => each.subject))) {
      for (;;) {
        const pending = await outbox.reread(subject);
        if (!pending?.rows.some(({ id }) => logged.has(id)) || (await outbox.clear([pending], logged))) break;
      }
    }
  }
}

/** What a batch takes of one aggregate's rows. */
interface Taken {
  readonly pending: PendingRows;
  readonly rows: readonly EventRow[];
}

/** As many rows as a batch may have; the rows of one subject stay in order. */
function takeRows(all: readonly PendingRows[]): Taken[] {
  const batch: Taken[] = [];
  let room = BATCH_ROWS;
  for (const pending of all) {
    const rows = pending.rows.slice(0, room);
    room -= rows.length;
    if (rows.length > 0) batch.push({ pending, rows });
  }
  return batch;
}

function numbered(batch: readonly Taken[], tail: bigint): LoggedEvent[] {
  const flat = batch.flatMap(({ pending, rows }) => rows.map((row): [string, EventRow] => [pending.subject, row]));
  return flat.map(([subject, row], i) => ({ n: tail + BigInt(i) + 1n, subject, ...row }));
}
