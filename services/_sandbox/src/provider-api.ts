import type { Ports } from "@souk/chassis/ports";
import { z } from "zod";
import * as authorizations from "./authorization.ts";
import { type Authorization, Refusal } from "./authorization.ts";
import type { Faults } from "./faults.ts";
import type { Change, Ledger, Request } from "./ledger.ts";

const text = () => z.string().min(1).max(255);
const amount = () => z.string().regex(/^[1-9]\d{0,18}$/);
const AUTHORIZE = z.strictObject({
  reference: text(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  amountMinor: amount(),
  token: text(),
  returnUrl: z.url({ protocol: /^https?$/ }).max(2_000),
});
const CAPTURE = z.strictObject({ amountMinor: amount() });
const NOTHING = z.strictObject({});
const REFUND = z.strictObject({ authorization: text(), reference: text(), amountMinor: amount() });
const COMPLETE = z.strictObject({ approve: z.boolean() });

export interface ProviderApiOptions {
  readonly ledger: Ledger;
  readonly ports: Ports;
  readonly faults: () => Faults;
  /** Where a buyer finds the pages of the sandbox. */
  readonly url: () => string;
}

/** What can be asked of the provider, without HTTP. Each call is done at once, so none sees another one half done. */
export class ProviderApi {
  readonly #options: ProviderApiOptions;
  readonly #stopped = new AbortController();

  constructor(options: ProviderApiOptions) {
    this.#options = options;
  }

  authorize(request: Request, body: unknown) {
    return this.#options.ledger.once(request, () => {
      const given = parse(AUTHORIZE, body);
      const made = authorizations.authorize({ ...given, id: `auth_${this.#options.ports.ids.next()}` }, request.key);
      return this.#changed(201, made, `authorization.${made.status}`);
    });
  }

  capture(request: Request, id: string, body: unknown) {
    const { ledger, ports, faults } = this.#options;
    return ledger.once(request, () => {
      const taken = authorizations.capture(ledger.find(id), parse(CAPTURE, body).amountMinor, request.key);
      if (taken.capture?.status !== "pending") return this.#changed(200, taken, `capture.${taken.capture?.status}`);
      void ports.sleep(faults().settleMs, this.#stopped.signal).then(() => this.#settle(id));
      return this.#changed(200, taken);
    });
  }

  void(request: Request, id: string, body: unknown) {
    const { ledger } = this.#options;
    return ledger.once(request, () => {
      parse(NOTHING, body);
      return this.#changed(200, authorizations.voidIt(ledger.find(id), request.key), "authorization.voided");
    });
  }

  refund(request: Request, body: unknown) {
    const { ledger, ports } = this.#options;
    return ledger.once(request, () => {
      const { authorization, ...wanted } = parse(REFUND, body);
      const id = `ref_${ports.ids.next()}`;
      const given = authorizations.refund(ledger.find(authorization), { id, ...wanted }, request.key);
      return this.#changed(201, given, "refund.succeeded");
    });
  }

  get(id: string): string {
    return this.#shown(this.#options.ledger.find(id));
  }

  byReference(reference: string): string {
    const found = this.#options.ledger.all().filter((authorization) => authorization.reference === reference);
    return JSON.stringify({ authorizations: found.map((authorization) => this.#view(authorization)) });
  }

  /** The buyer's step. @returns where he goes on */
  complete(id: string, body: unknown): string {
    const { ledger } = this.#options;
    const done = authorizations.complete(ledger.find(id), parse(COMPLETE, body).approve);
    ledger.change({ authorization: done, event: `authorization.${done.status}` });
    return done.returnUrl;
  }

  /** Settles what a process before this one has left open. */
  resume(): void {
    for (const { id, capture } of this.#options.ledger.all()) if (capture?.status === "pending") this.#settle(id);
  }

  stop(): void {
    this.#stopped.abort();
  }

  #settle(id: string): void {
    if (this.#stopped.signal.aborted) return;
    const { ledger } = this.#options;
    const settled = authorizations.settle(ledger.find(id));
    ledger.change({ authorization: settled, event: `capture.${settled.capture?.status}` });
  }

  #changed(status: number, authorization: Authorization, event?: string): Change {
    const isTold = event !== undefined && this.#options.faults().webhooks.everything;
    return { authorization, status, body: this.#shown(authorization), ...(isTold ? { event } : {}) };
  }

  #shown(authorization: Authorization): string {
    return JSON.stringify(this.#view(authorization));
  }

  /** Without what is the sandbox's own affair. */
  #view({ operations: _own, token: _token, returnUrl: _back, ...shown }: Authorization) {
    const isWaiting = shown.status === "action_required";
    return isWaiting ? { ...shown, redirectUrl: `${this.#options.url()}/3ds/${shown.id}` } : shown;
  }
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (!result.success) throw new Refusal(400, "invalid_request");
  return result.data;
}
