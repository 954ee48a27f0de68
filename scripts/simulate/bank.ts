import { type Authorization, authorize, capture, complete, Refusal, refund, settle, voidIt } from "@souk/sandbox";
import type { OperationName } from "../../services/payment/src/domain/payment.ts";
import { answersOf, subjectOf } from "../../services/payment/src/providers/sandbox-messages.ts";
import type { Outcome, PaymentProvider, ProviderCall, Until } from "../../services/payment/src/usecases/ports.ts";
import type { Incarnation } from "./incarnation.ts";
import type { Surroundings } from "./surroundings.ts";

const UNKNOWN = { kind: "UNKNOWN" } as const;
/** The bank's own time: asked to settle a capture, or heard late. */
const SOON_MS = [200, 20_000] as const;
const DEFINITE: readonly string[] = ["amount_too_large", "refund_too_large"];
const GIVES_UP_MS = 8_000;

type Work = (authorization: Authorization) => Authorization;

/** The payment provider: the sandbox's own rules over a ledger in memory. It does not die; it is only hard to reach. */
export class Bank {
  readonly authorizations = new Map<string, Authorization>();
  readonly #surroundings: Surroundings;
  readonly #tell: (authorization: Authorization) => void;
  readonly #answered = new Map<string, Outcome | Refusal>();
  #count = 0;

  /** @param tell sends a webhook */
  constructor(surroundings: Surroundings, tell: (authorization: Authorization) => void) {
    this.#surroundings = surroundings;
    this.#tell = tell;
  }

  /** As a process of the payment service reaches it. */
  from(incarnation: Incarnation): PaymentProvider {
    const ask = (name: OperationName, call: ProviderCall, work: (id: string) => Authorization) =>
      this.#ask(incarnation, `bank.${name} ${call.paymentId}`, () => this.#once(name, call, work));
    const change = (name: OperationName, call: ProviderCall, work: Work) =>
      ask(name, call, () => work(this.#find(call.ref)));
    return {
      name: "sandbox",
      authorize: ({ token, ...call }) =>
        ask("auth", call, (id) => {
          const { currency, amountMinor } = call.amount;
          const given = {
            id,
            reference: call.paymentId,
            currency,
            amountMinor: String(amountMinor),
            token,
            returnUrl: "",
          };
          return authorize(given, call.key);
        }),
      capture: (call) => change("capture", call, (held) => capture(held, String(call.amount.amountMinor), call.key)),
      void: (call) => change("void", call, (held) => voidIt(held, call.key)),
      refund: ({ refundId, ...call }) =>
        change(`refund~${refundId}`, call, (held) => {
          const given = {
            id: this.#newId("refund"),
            reference: refundId,
            amountMinor: String(call.amount.amountMinor),
          };
          return refund(held, given, call.key);
        }),
      get: (ref, until) => this.#get(incarnation, ref, until),
      parseWebhook: (rawBytes) => JSON.parse(Buffer.from(rawBytes).toString()),
    };
  }

  /** What a buyer does at his bank; whoever comes too late finds it decided. */
  decide(ref: string, approve: boolean): void {
    const held = this.authorizations.get(ref);
    if (held?.status === "action_required") this.#store(complete(held, approve));
  }

  #get(incarnation: Incarnation, ref: string, _until: Until) {
    return this.#ask(incarnation, `bank.get ${ref}`, () => {
      const found = this.authorizations.get(ref);
      if (!found) return { kind: "MISSING" } as const;
      return { kind: "FOUND", ...subjectOf(shown(found)), answers: answersOf(shown(found)) } as const;
    });
  }

  /** The same key is done once, and answered as it was the first time. */
  #once(name: OperationName, call: ProviderCall, work: (id: string) => Authorization): Outcome {
    const known = this.#answered.get(call.key) ?? this.#attempt(name, work);
    this.#answered.set(call.key, known);
    return known instanceof Refusal ? this.#refused(known, name, call) : known;
  }

  #attempt(name: OperationName, work: (id: string) => Authorization): Outcome | Refusal {
    try {
      const after = this.#store(work(this.#newId("auth")));
      return answersOf(shown(after)).get(name) ?? UNKNOWN;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  /** As services/payment/src/providers/sandbox.ts takes refusals. */
  #refused({ code }: Refusal, name: OperationName, { ref }: ProviderCall): Outcome {
    if (DEFINITE.includes(code)) return { kind: "DECLINED", code };
    const held = this.authorizations.get(ref);
    return (held && answersOf(shown(held)).get(name)) ?? { kind: "DECLINED", code };
  }

  #store(after: Authorization): Authorization {
    const { timeline, story } = this.#surroundings;
    this.authorizations.set(after.id, after);
    story.tell("bank", `${after.operations.at(-1)?.kind} ${after.reference} → ${after.operations.at(-1)?.outcome}`);
    this.#tell(after);
    if (after.capture?.status === "pending") {
      timeline.after(timeline.between(...SOON_MS), () => void this.#store(settle(this.#find(after.id))));
    }
    return after;
  }

  /** Answers, or not: having done nothing, everything, or having it done later. */
  async #ask<T>(incarnation: Incarnation, what: string, work: () => T): Promise<T | typeof UNKNOWN> {
    const { timeline, weather, story, tally } = this.#surroundings;
    await incarnation.turn();
    if (timeline.chance(weather.providerUnknown)) {
      tally.unknownOutcomes++;
      const done = timeline.oneOf(["never", "at once", "later"] as const);
      story.tell(incarnation.name, `${what}: no answer; it is done ${done}`);
      if (done === "at once") work();
      if (done === "later") timeline.after(timeline.between(...SOON_MS), () => void work());
      await incarnation.sleep(timeline.between(20, GIVES_UP_MS));
      return UNKNOWN;
    }
    const answer = work();
    story.tell(incarnation.name, what, answer);
    await incarnation.turn();
    return answer;
  }

  #find(id: string): Authorization {
    const found = this.authorizations.get(id);
    if (!found) throw new Refusal(404, "authorization_not_found");
    return found;
  }

  #newId(prefix: string): string {
    return `${prefix}_${++this.#count}`;
  }
}

/** As the sandbox shows it. */
function shown({ refunds, ...authorization }: Authorization): Parameters<typeof answersOf>[0] {
  const page =
    authorization.status === "action_required" ? { redirectUrl: `https://bank.test/${authorization.id}` } : {};
  return { ...authorization, ...page, refunds: [...refunds] };
}
