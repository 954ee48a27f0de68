import { paymentDiffers } from "./errors.ts";

export interface Money {
  readonly currency: string;
  readonly amountMinor: bigint;
}

/** What a provider is asked for. A refund's name holds its id. */
export type OperationName = "auth" | "capture" | "void" | `refund~${string}`;

/** One thing that a provider was asked for, and what has become of it. */
export interface Operation {
  /** The same for every attempt, so that the provider does it once. */
  readonly key: string;
  readonly state: "REQUESTED" | "OK" | "DECLINED";
  readonly amount: Money;
  /** Before the provider heard of it for the first time; absent where that was not written down yet. */
  readonly askedAt?: Date;
  /**
   * What the provider calls it. While it is only REQUESTED: the provider has taken it on and will settle it later. Where it was DECLINED:
   * the provider keeps it open all the same, for its buyer to try again.
   */
  readonly ref?: string;
  readonly declineCode?: string;
  /** Where its buyer takes the step that it waits for. */
  readonly redirectUrl?: string;
}

/** What was asked for, in that order. */
export interface Operations {
  readonly auth?: Operation;
  readonly capture?: Operation;
  readonly void?: Operation;
  readonly [refund: `refund~${string}`]: Operation;
}

/** What an order is paid with. What its operations say is all there is to know of it. */
export interface Payment {
  readonly paymentId: string;
  /** Counts its changes. */
  readonly v: bigint;
  readonly provider: string;
  /** Absent where it was given up before it began. */
  readonly amount?: Money;
  /** Only until the authorization is taken on or refused: to ask again with the same key it must be the same. */
  readonly token?: string;
  readonly ops: Operations;
  readonly createTime: Date;
  readonly updateTime: Date;
}

export type PaymentState =
  | "AUTHORIZING"
  | "ACTION_REQUIRED"
  | "AUTHORIZED"
  | "DECLINED"
  | "CAPTURING"
  | "CAPTURED"
  | "VOIDING"
  | "VOIDED";

const VOID_STATES = { REQUESTED: "VOIDING", OK: "VOIDED", DECLINED: "VOIDING" } as const;
const CAPTURE_STATES = { REQUESTED: "CAPTURING", OK: "CAPTURED", DECLINED: "DECLINED" } as const;
const AUTH_STATES = { REQUESTED: "AUTHORIZING", OK: "AUTHORIZED", DECLINED: "DECLINED" } as const;

/** The furthest of its operations says how far a payment has got. */
export function stateOf({ ops }: Payment): PaymentState {
  if (ops.void) return VOID_STATES[ops.void.state];
  if (ops.capture) return CAPTURE_STATES[ops.capture.state];
  if (ops.auth?.state === "REQUESTED" && ops.auth.redirectUrl) return "ACTION_REQUIRED";
  return AUTH_STATES[ops.auth?.state ?? "REQUESTED"];
}

/** Whether an authorization came to nothing and the provider keeps nothing of it open, so that there is nothing to give up. */
export function isOver(authorization: Operation | undefined): boolean {
  return authorization?.state === "DECLINED" && authorization.ref === undefined;
}

/** Whether the provider can have nothing more to tell of it. */
export function isSettled(payment: Payment): boolean {
  return Object.values<Operation>({ ...payment.ops }).every(({ state }) => state !== "REQUESTED");
}

export interface BeginCommand {
  readonly paymentId: string;
  readonly provider: string;
  readonly amount: Money;
  readonly token: string;
}

/** Begins a payment; one that was begun or given up before stays as it is. @throws PaymentError PAYMENT_DIFFERS */
export function begin(before: Payment | undefined, command: BeginCommand, now: Date): Payment {
  const { paymentId, provider, amount, token } = command;
  if (before) {
    if (before.amount && !isSame(before.amount, amount)) throw paymentDiffers(paymentId);
    return before;
  }
  const fresh = { paymentId, v: 1n, provider, amount, token, createTime: now, updateTime: now };
  return { ...fresh, ops: { auth: requested(paymentId, "auth", amount, now) } };
}

/** A tombstone: whoever still wants to begin this payment finds it given up. */
export function neverBegun(paymentId: string, provider: string, now: Date): Payment {
  const nothing = { currency: "", amountMinor: 0n };
  const ops = { void: { ...requested(paymentId, "void", nothing, now), state: "OK" } } as const;
  return { paymentId, v: 1n, provider, ops, createTime: now, updateTime: now };
}

export function requested(paymentId: string, name: OperationName, amount: Money, askedAt: Date): Operation {
  return { key: keyOf(paymentId, name), state: "REQUESTED", amount, askedAt };
}

/** Providers know a key for a day (Stripe: "at least 24 hours"); after that the same key does the same thing once more. */
const KEYS_LIVE_MS = 23 * 3_600_000;

/** Whether the provider may do it once more where it is asked again. */
export function isKeyForgotten({ createTime }: Payment, { askedAt = createTime }: Operation, now: Date): boolean {
  return now.getTime() - askedAt.getTime() > KEYS_LIVE_MS;
}

/** `<payment>:auth`, `<payment>:refund:<refund>`: of what is done, never of who tries it or how often. */
function keyOf(paymentId: string, name: OperationName): string {
  return `${paymentId}:${name.replace("~", ":")}`;
}

/** The next version of a payment, with an operation as it is now. */
export function withOperation(payment: Payment, name: OperationName, operation: Operation, now: Date): Payment {
  return { ...payment, v: payment.v + 1n, ops: { ...payment.ops, [name]: operation }, updateTime: now };
}

export function isSame(a: Money, b: Money): boolean {
  return a.currency === b.currency && a.amountMinor === b.amountMinor;
}
