import type { Logger } from "@souk/chassis/log";
import type { Ports } from "@souk/chassis/ports";
import type { Faults } from "./faults.ts";
import type { WebhookEvent } from "./journal.ts";
import { signatureOf } from "./signature.ts";

export interface WebhookOptions {
  readonly url: string;
  readonly secret: string;
  readonly ports: Ports;
  readonly logger: Logger;
  readonly faults: () => Faults;
  readonly onDelivered: (eventId: string) => void;
}

const TIMEOUT_MS = 10_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
/** After about ten minutes nobody listens any more. */
const MOST_ATTEMPTS = 64;

/** Sends events until they are taken, each in its own time: nobody may rely on their order, nor on getting them once. */
export class WebhookSender {
  readonly #options: WebhookOptions;
  readonly #stopped = new AbortController();
  readonly #sending = new Set<Promise<void>>();

  constructor(options: WebhookOptions) {
    this.#options = options;
  }

  send(event: WebhookEvent): void {
    const { copies } = this.#options.faults().webhooks;
    for (let i = 0; i < copies; i++) this.#track(this.#deliver(event));
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await Promise.all(this.#sending);
  }

  #track(work: Promise<void>): void {
    const tracked = work.finally(() => this.#sending.delete(tracked));
    this.#sending.add(tracked);
  }

  async #deliver(event: WebhookEvent): Promise<void> {
    const { ports, onDelivered, logger } = this.#options;
    const { signal } = this.#stopped;
    await ports.sleep(this.#latenessMs(), signal);
    let pauseMs = FIRST_PAUSE_MS;
    for (let attempt = 1; attempt <= MOST_ATTEMPTS && !signal.aborted; attempt++) {
      if (!this.#options.faults().webhooks.off && (await this.#isTaken(event))) return onDelivered(event.id);
      await ports.sleep(pauseMs, signal);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
    if (!signal.aborted) logger.warn({ eventId: event.id }, "a webhook was never taken");
  }

  #latenessMs(): number {
    const { delayMs, shuffle } = this.#options.faults().webhooks;
    return shuffle ? Math.floor(this.#options.ports.random.next() * delayMs) : delayMs;
  }

  async #isTaken({ body }: WebhookEvent): Promise<boolean> {
    const { url, secret, ports } = this.#options;
    const seconds = Math.floor(ports.clock.now() / 1_000);
    const headers = { "content-type": "application/json", "sandbox-signature": signatureOf(secret, body, seconds) };
    const signal = AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(TIMEOUT_MS)]);
    try {
      const answer = await fetch(url, { method: "POST", headers, body, signal });
      await answer.arrayBuffer();
      return answer.ok;
    } catch {
      return false;
    }
  }
}
