import { providerContradicts } from "./errors.ts";
import {
  isOver,
  isSame,
  type Money,
  type Operation,
  type OperationName,
  type Payment,
  withOperation,
} from "./payment.ts";

/** What a provider says that an answer is about. */
export interface Subject {
  /** What the provider calls what it did. */
  readonly ref: string;
  readonly paymentId: string;
  readonly amount: Money;
}

/** A provider's answer to one operation. */
export type Answer =
  | (Subject & { readonly kind: "OK" })
  /** Taken on, to be settled later. */
  | (Subject & { readonly kind: "PENDING" })
  | (Subject & { readonly kind: "ACTION_REQUIRED"; readonly redirectUrl: string })
  /** With a name where the provider keeps it open, for its buyer to try again. */
  | { readonly kind: "DECLINED"; readonly code: string; readonly ref?: string };

/** Everything that a provider knows of a payment: an answer for each operation that it knows of. */
export interface Truth extends Subject {
  readonly answers: ReadonlyMap<OperationName, Answer>;
}

/**
 * The payment once an operation was answered; the payment itself where that says nothing new. What is definite never changes again,
 * whatever comes later or in what order.
 *
 * @throws PaymentError PROVIDER_CONTRADICTS
 */
export function answered(payment: Payment, name: OperationName, answer: Answer, now: Date): Payment {
  const operation = payment.ops[name];
  if (operation?.state !== "REQUESTED") return payment;
  check(payment, name, operation, answer);
  const next = settled(operation, answer);
  if (next === operation) return payment;
  const { token: _spent, ...rest } = payment;
  return freed(withOperation(name === "auth" ? rest : payment, name, next, now));
}

/** The payment once the provider has told all that it knows. @throws PaymentError PROVIDER_CONTRADICTS */
export function learnt(payment: Payment, truth: Truth, now: Date): Payment {
  const { paymentId, amount, ops } = payment;
  if (truth.paymentId !== paymentId || !amount || !isSame(truth.amount, amount)) throw providerContradicts(paymentId);
  if (truth.answers.get("capture")?.kind === "OK" && !ops.capture) throw providerContradicts(paymentId);
  const known = [...truth.answers].reduce((next, [name, answer]) => answered(next, name, answer, now), payment);
  return known === payment ? payment : { ...known, v: payment.v + 1n };
}

function check({ paymentId }: Payment, name: OperationName, operation: Operation, answer: Answer): void {
  // A void that is refused means that money was taken, which this payment has never asked for.
  if (answer.kind === "DECLINED" && name === "void") throw providerContradicts(paymentId);
  if (answer.kind === "DECLINED") return;
  const isRight = answer.paymentId === paymentId && answer.ref !== "" && isSame(answer.amount, operation.amount);
  if (!isRight) throw providerContradicts(paymentId);
}

function settled(operation: Operation, answer: Answer): Operation {
  const { key, amount, askedAt } = operation;
  const own = { key, amount, ...(askedAt ? { askedAt } : {}) };
  switch (answer.kind) {
    case "OK":
      return { ...own, state: "OK", ref: answer.ref };
    case "DECLINED":
      return { ...own, state: "DECLINED", declineCode: answer.code, ...(answer.ref ? { ref: answer.ref } : {}) };
    case "ACTION_REQUIRED":
      if (operation.redirectUrl === answer.redirectUrl) return operation;
      return { ...own, state: "REQUESTED", ref: answer.ref, redirectUrl: answer.redirectUrl };
    case "PENDING":
      if (operation.ref === answer.ref && !operation.redirectUrl) return operation;
      return { ...own, state: "REQUESTED", ref: answer.ref };
  }
}

/** Whether money that was given back has come back to us since, as happens days later where the buyer's account is closed. */
export function hasLostRefund({ ops }: Payment, truth: Truth): boolean {
  return [...truth.answers].some(
    ([name, { kind }]) => name.startsWith("refund~") && kind === "DECLINED" && ops[name]?.state === "OK",
  );
}

/** Where it turns out that nothing was set aside, what was to be given up is given up. */
function freed(payment: Payment): Payment {
  const { ops } = payment;
  if (ops.void?.state !== "REQUESTED" || !isOver(ops.auth)) return payment;
  return { ...payment, ops: { ...ops, void: { ...ops.void, state: "OK" } } };
}
