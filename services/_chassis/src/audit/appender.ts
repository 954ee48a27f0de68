import { sharedError } from "../errors/index.ts";
import type { Ports } from "../ports/index.ts";
import type { AuditChain, AuditDraft } from "./chain.ts";
import { type AuditEntry, checkedEntry } from "./entry.ts";
import type { AuditHead, AuditRow, AuditStore, StoredAuditRow } from "./ports.ts";

/** An entry that is not on record yet. Without `refuse` nobody waits for it, and it is tried until it is. */
interface Waiting {
  readonly draft: AuditDraft;
  readonly done?: (row: AuditRow) => void;
  readonly refuse?: (error: unknown) => void;
}

const MOST_ROWS = 100;
/** Other replicas may have been faster again and again; a pause lets one of them finish. */
const MOST_TRIES = 50;
const PAUSE_MS = 10;
const RETRY_AFTER_MS = 1_000;

/** Brings the entries of one process into the chain, as many at a time as wait. */
export class Appender {
  readonly #store: AuditStore;
  readonly #chain: AuditChain;
  readonly #ports: Ports;
  readonly #waiting = new Map<string, Waiting>();
  /** The end of the chain, where it is known. */
  #tail: AuditHead | undefined;
  /** Rows whose numbers were taken: by another replica, or by an earlier attempt to add these very rows. */
  #doubtful: readonly AuditRow[] = [];
  #flushing: Promise<void> | undefined;

  constructor(store: AuditStore, chain: AuditChain, ports: Ports) {
    this.#store = store;
    this.#chain = chain;
    this.#ports = ports;
  }

  /** How many entries wait. */
  get pending(): number {
    return this.#waiting.size;
  }

  /** How many of them nobody waits for. */
  get kept(): number {
    return [...this.#waiting.values()].filter(({ refuse }) => !refuse).length;
  }

  append(entry: AuditEntry): Promise<AuditRow> {
    return new Promise((done, refuse) => {
      this.#add({ draft: this.#draftOf(entry), done, refuse });
      this.flush().catch(() => undefined); // who waits is told by `refuse`
    });
  }

  /** Keeps the entry for the next {@link flush} that succeeds. */
  keep(entry: AuditEntry): void {
    this.#add({ draft: this.#draftOf(entry) });
  }

  /** Writes what waits. After an error, those who wait for an answer have it, and the others wait on. */
  async flush(): Promise<void> {
    if (this.#waiting.size === 0) return;
    this.#flushing ??= this.#writeAll();
    await this.#flushing;
  }

  #draftOf(entry: AuditEntry): AuditDraft {
    return { ...checkedEntry(entry), id: this.#ports.ids.next(), at: new Date(this.#ports.clock.now()) };
  }

  #add(waiting: Waiting): void {
    this.#waiting.set(waiting.draft.id, waiting);
  }

  async #writeAll(): Promise<void> {
    try {
      let lost = 0;
      while (this.#waiting.size > 0) {
        if (await this.#writeSome()) lost = 0;
        else await this.#pause(++lost);
      }
    } catch (error) {
      this.#refuseAll(error);
      throw error;
    } finally {
      this.#flushing = undefined;
    }
  }

  /** One attempt; false where another replica took the next number. */
  async #writeSome(): Promise<boolean> {
    await this.#settle();
    this.#tail ??= headOf(await this.#store.last()) ?? this.#chain.origin;
    const drafts = [...this.#waiting.values()].slice(0, MOST_ROWS).map(({ draft }) => draft);
    if (drafts.length === 0) return true;
    const rows = this.#chain.link(this.#tail, drafts);
    const added = await this.#store.insert(rows);
    this.#finish(rows.slice(0, added));
    this.#doubtful = rows.slice(added);
    this.#tail = rows[added - 1] ?? this.#tail;
    return added === rows.length;
  }

  async #pause(lost: number): Promise<void> {
    if (lost === MOST_TRIES) throw tooBusy();
    await this.#ports.sleep(this.#ports.random.next() * PAUSE_MS);
  }

  /**
   * An insert whose reply was lost may have taken effect, and may still do so. The next attempt begins at the same number, which
   * is then taken by either of them, never by both; and who finds it taken looks here whether its rows are there already.
   */
  async #settle(): Promise<void> {
    const [first] = this.#doubtful;
    if (!first) return;
    const stored = await this.#store.read(first.n - 1n, MOST_ROWS);
    const ids = new Set(stored.map(({ row }) => row.id));
    this.#finish(this.#doubtful.filter(({ id }) => ids.has(id)));
    this.#doubtful = [];
    this.#tail = stored.length < MOST_ROWS ? headOf(stored.at(-1)) : undefined;
  }

  #finish(rows: readonly AuditRow[]): void {
    for (const row of rows) {
      this.#waiting.get(row.id)?.done?.(row);
      this.#waiting.delete(row.id);
    }
  }

  #refuseAll(error: unknown): void {
    for (const [id, { refuse }] of this.#waiting) {
      if (!refuse) continue;
      this.#waiting.delete(id);
      refuse(error);
    }
  }
}

/** Where the next row belongs is told by the position, whatever somebody has made of the row. */
function headOf(stored: StoredAuditRow | undefined): AuditHead | undefined {
  return stored && { n: stored.position, hash: stored.row.hash };
}

function tooBusy() {
  return sharedError("UNAVAILABLE", "Too much goes on record at once right now. Try again in a second.", {
    retryAfterMs: RETRY_AFTER_MS,
  });
}
