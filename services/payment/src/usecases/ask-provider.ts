import type { Clock } from "@souk/chassis/ports";
import { type Answer, answered } from "../domain/answers.ts";
import { paymentNotFound, providerContradicts, providerUnknown } from "../domain/errors.ts";
import { isKeyForgotten, type Operation, type OperationName, type Payment } from "../domain/payment.ts";
import type { Outcome, PaymentProvider, PaymentStore, Until } from "./ports.ts";

export interface PaymentDeps {
  readonly payments: PaymentStore;
  readonly provider: PaymentProvider;
  readonly clock: Clock;
}

/** The next version of a payment, or the payment itself where there is nothing to change. */
export type Decide = (payment: Payment | undefined, now: Date) => Payment;

/** Reads, decides and writes, and begins again when somebody else was faster. */
export async function changePayment(
  { payments, clock }: PaymentDeps,
  paymentId: string,
  { signal }: Until,
  decide: Decide,
): Promise<Payment> {
  for (;;) {
    signal.throwIfAborted();
    const payment = await payments.read(paymentId);
    const next = decide(payment, new Date(clock.now()));
    if (next === payment) return payment;
    signal.throwIfAborted();
    if (await payments.write(next)) return next;
  }
}

/**
 * Asks the provider for what is requested, if it is, and stores what it says. The payment stays as it is where that is not known.
 *
 * @throws PaymentError PROVIDER_CONTRADICTS, PROVIDER_UNKNOWN
 */
export async function askProvider(
  deps: PaymentDeps,
  payment: Payment,
  name: OperationName,
  until: Until,
): Promise<Payment> {
  const operation = payment.ops[name];
  if (operation?.state !== "REQUESTED") return payment;
  if (payment.provider !== deps.provider.name) throw providerUnknown();
  until.signal.throwIfAborted();
  const outcome = await outcomeOf(deps, payment, name, operation, until);
  return outcome.kind === "UNKNOWN" ? payment : storeAnswer(deps, payment, name, outcome);
}

/** Not given up when the caller has gone meanwhile: what the provider said is true, and spares the next call from asking. */
async function storeAnswer(
  { payments, clock }: PaymentDeps,
  before: Payment,
  name: OperationName,
  answer: Answer,
): Promise<Payment> {
  for (let payment = before; ; ) {
    const next = answered(payment, name, answer, new Date(clock.now()));
    if (next === payment || (await payments.write(next))) return next;
    const stored = await payments.read(payment.paymentId);
    if (!stored) throw paymentNotFound();
    payment = stored;
  }
}

/** With the operation's own key; what the provider has taken on already is looked up. */
async function outcomeOf(
  { provider, clock }: PaymentDeps,
  payment: Payment,
  name: OperationName,
  operation: Operation,
  until: Until,
): Promise<Outcome> {
  if (operation.ref) {
    const answer = await lookUp(provider, payment, name, until);
    return answer ?? contradicted(payment);
  }
  if (isKeyForgotten(payment, operation, new Date(clock.now()))) {
    // Nothing is known by which the authorization could be found at the provider.
    const answer = payment.ops.auth?.ref ? await lookUp(provider, payment, name, until) : contradicted(payment);
    if (answer) return answer;
  }
  return ask(provider, payment, name, operation, until);
}

function ask(
  provider: PaymentProvider,
  { paymentId, token = "", ops }: Payment,
  name: OperationName,
  { key, amount }: Operation,
  until: Until,
): Promise<Outcome> {
  const call = { key, paymentId, amount, ref: ops.auth?.ref ?? "", until };
  switch (name) {
    case "auth":
      return provider.authorize({ ...call, token });
    case "capture":
      return provider.capture(call);
    case "void":
      return provider.void(call);
    default:
      return provider.refund({ ...call, refundId: name.slice("refund~".length) });
  }
}

/** Undefined where the provider knows the authorization and nothing of the operation. */
async function lookUp(
  provider: PaymentProvider,
  payment: Payment,
  name: OperationName,
  until: Until,
): Promise<Outcome | undefined> {
  const truth = await provider.get(payment.ops.auth?.ref ?? "", until);
  if (truth.kind === "UNKNOWN") return truth;
  return truth.kind === "FOUND" ? truth.answers.get(name) : contradicted(payment);
}

function contradicted({ paymentId }: Payment): never {
  throw providerContradicts(paymentId);
}
