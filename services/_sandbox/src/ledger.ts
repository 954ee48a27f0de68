import type { Ids } from "@souk/chassis/ports";
import { type Authorization, Refusal } from "./authorization.ts";
import { type Answered, type Entry, Journal, type WebhookEvent } from "./journal.ts";

export interface LedgerOptions {
  readonly journalFile: string;
  readonly ids: Ids;
  /** Told of each event that is to be delivered. */
  readonly onEvent: (event: WebhookEvent) => void;
}

export interface Request {
  readonly key: string;
  readonly fingerprint: string;
}

/** What becomes of a request. */
export interface Change {
  readonly authorization: Authorization;
  readonly status: number;
  readonly body: string;
  /** What happened, such as `authorization.authorized`; told by webhook. */
  readonly event?: string;
}

/** Everything that the provider knows; changed by whole entries of its journal only. */
export class Ledger {
  readonly #authorizations = new Map<string, Authorization>();
  readonly #answered = new Map<string, Answered>();
  readonly #undelivered = new Map<string, WebhookEvent>();
  readonly #attempts = new Map<string, number>();
  readonly #options: LedgerOptions;
  readonly #journal: Journal;

  constructor(options: LedgerOptions) {
    this.#options = options;
    this.#journal = new Journal(options.journalFile, (entry) => this.#apply(entry));
  }

  /** @throws Refusal 404 */
  find(id: string): Authorization {
    const found = this.#authorizations.get(id);
    if (!found) throw new Refusal(404, "authorization_not_found");
    return found;
  }

  all(): readonly Authorization[] {
    return [...this.#authorizations.values()];
  }

  undelivered(): readonly WebhookEvent[] {
    return [...this.#undelivered.values()];
  }

  /**
   * Does what was asked, once: the same key with the same request is answered again with what it was answered with first.
   *
   * @throws Refusal for a key that another request has had
   */
  once({ key, fingerprint }: Request, work: () => Change): Pick<Answered, "status" | "body"> {
    const known = this.#answered.get(key);
    if (known && known.fingerprint !== fingerprint) throw new Refusal(422, "idempotency_key_reused");
    if (known) return known;
    const { status, body, ...change } = this.#outcomeOf(work);
    const answered = { key, fingerprint, status, body };
    this.#write({ ...change, answered });
    return answered;
  }

  /** A change that nobody's key stands for. */
  change({ authorization, event }: Pick<Change, "authorization" | "event">): void {
    this.#write({ authorization, ...this.#eventOf(authorization, event) });
  }

  delivered(id: string): void {
    if (this.#undelivered.has(id)) this.#write({ delivered: id });
  }

  /** Counts a call with a key: a kill may not make the second one the first. */
  attempt(key: string): void {
    this.#write({ attempted: key });
  }

  /** How many calls with a key were counted. */
  attemptsOf(key: string): number {
    return this.#attempts.get(key) ?? 0;
  }

  close(): void {
    this.#journal.close();
  }

  /** A refusal is an answer, too: it stays the same for its key. */
  #outcomeOf(work: () => Change): Entry & Pick<Answered, "status" | "body"> {
    try {
      const { authorization, status, body, event } = work();
      return { authorization, status, body, ...this.#eventOf(authorization, event) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: error.status, body: JSON.stringify({ error: { code: error.code } }) };
    }
  }

  #eventOf({ id, reference }: Authorization, type: string | undefined): { event?: WebhookEvent } {
    if (type === undefined) return {};
    const eventId = `evt_${this.#options.ids.next()}`;
    return {
      event: { id: eventId, body: JSON.stringify({ id: eventId, type, data: { authorization: id, reference } }) },
    };
  }

  #write(entry: Entry): void {
    this.#journal.append(entry);
    this.#apply(entry);
    if (entry.event) this.#options.onEvent(entry.event);
  }

  #apply({ authorization, answered, event, delivered, attempted }: Entry): void {
    if (authorization) this.#authorizations.set(authorization.id, authorization);
    if (answered) this.#answered.set(answered.key, answered);
    if (event) this.#undelivered.set(event.id, event);
    if (delivered !== undefined) this.#undelivered.delete(delivered);
    if (attempted !== undefined) this.#attempts.set(attempted, this.attemptsOf(attempted) + 1);
  }
}
