/** An amount set aside, and what has become of it. Amounts are texts, so that no reader rounds them. */
export interface Authorization {
  readonly id: string;
  readonly reference: string;
  readonly currency: string;
  readonly amountMinor: string;
  /** What its token asks the sandbox to do with it. */
  readonly token: string;
  readonly returnUrl: string;
  readonly status: "action_required" | "authorized" | "declined" | "voided";
  readonly declineCode?: string;
  readonly capture?: Capture;
  readonly refunds: readonly Refund[];
  /** Everything that was done to it, oldest first. */
  readonly operations: readonly Operation[];
}

export interface Capture {
  readonly status: "pending" | "succeeded" | "declined";
  readonly amountMinor: string;
  readonly declineCode?: string;
}

export interface Refund {
  readonly id: string;
  readonly reference: string;
  readonly amountMinor: string;
  readonly status: "succeeded";
}

export interface Operation {
  readonly kind: "authorize" | "complete" | "capture" | "settle" | "void" | "refund";
  readonly key: string;
  readonly amountMinor: string;
  readonly outcome: string;
}

/** What cannot be done, as its caller gets to see it. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

/** Why tokens are declined. */
const DECLINES: Readonly<Record<string, string>> = {
  tok_sandbox_declined: "card_declined",
  tok_sandbox_insufficient: "insufficient_funds",
};

export interface NewAuthorization {
  readonly id: string;
  readonly reference: string;
  readonly currency: string;
  readonly amountMinor: string;
  readonly token: string;
  readonly returnUrl: string;
}

export function authorize(given: NewAuthorization, key: string): Authorization {
  const declineCode = given.token.startsWith("tok_sandbox_") ? DECLINES[given.token] : "token_unknown";
  const waiting = given.token === "tok_sandbox_3ds" ? "action_required" : "authorized";
  const status = declineCode ? "declined" : waiting;
  const fresh = { ...given, status, refunds: [], operations: [], ...(declineCode ? { declineCode } : {}) } as const;
  return noted(fresh, { kind: "authorize", key, amountMinor: given.amountMinor, outcome: status });
}

/** The buyer's step: he approves, or does not. */
export function complete(before: Authorization, approve: boolean): Authorization {
  if (before.status !== "action_required") throw new Refusal(409, "no_action_required");
  const status = approve ? "authorized" : "declined";
  const next = { ...before, status, ...(approve ? {} : { declineCode: "authentication_failed" }) } as const;
  return noted(next, { kind: "complete", key: "", amountMinor: before.amountMinor, outcome: status });
}

export function capture(before: Authorization, amountMinor: string, key: string): Authorization {
  if (before.status === "voided") throw new Refusal(409, "authorization_voided");
  if (before.status !== "authorized") throw new Refusal(409, "not_authorized");
  if (before.capture) throw new Refusal(409, "authorization_captured");
  if (BigInt(amountMinor) > BigInt(before.amountMinor)) throw new Refusal(422, "amount_too_large");
  const taken = capturedBy(before.token, amountMinor);
  return noted({ ...before, capture: taken }, { kind: "capture", key, amountMinor, outcome: taken.status });
}

function capturedBy(token: string, amountMinor: string): Capture {
  if (token === "tok_sandbox_async_capture" || token === "tok_sandbox_async_capture_declined") {
    return { status: "pending", amountMinor };
  }
  if (token === "tok_sandbox_capture_declined")
    return { status: "declined", amountMinor, declineCode: "capture_declined" };
  return { status: "succeeded", amountMinor };
}

/** The end of a capture that was left open. */
export function settle(before: Authorization): Authorization {
  if (before.capture?.status !== "pending") throw new Refusal(409, "nothing_pending");
  const { amountMinor } = before.capture;
  const isDeclined = before.token === "tok_sandbox_async_capture_declined";
  const settled: Capture = isDeclined
    ? { status: "declined", amountMinor, declineCode: "capture_declined" }
    : { status: "succeeded", amountMinor };
  return noted({ ...before, capture: settled }, { kind: "settle", key: "", amountMinor, outcome: settled.status });
}

export function voidIt(before: Authorization, key: string): Authorization {
  if (before.capture && before.capture.status !== "declined") throw new Refusal(409, "authorization_captured");
  if (before.status === "voided") throw new Refusal(409, "authorization_voided");
  if (before.status === "declined") throw new Refusal(409, "authorization_declined");
  const { amountMinor } = before;
  return noted({ ...before, status: "voided" }, { kind: "void", key, amountMinor, outcome: "voided" });
}

export function refund(
  before: Authorization,
  { id, reference, amountMinor }: Omit<Refund, "status">,
  key: string,
): Authorization {
  if (before.capture?.status !== "succeeded") throw new Refusal(409, "not_captured");
  const given = before.refunds.reduce((sum, made) => sum + BigInt(made.amountMinor), 0n);
  if (given + BigInt(amountMinor) > BigInt(before.capture.amountMinor)) throw new Refusal(422, "refund_too_large");
  const made = { id, reference, amountMinor, status: "succeeded" } as const;
  const refunds = [...before.refunds, made];
  return noted({ ...before, refunds }, { kind: "refund", key, amountMinor, outcome: "succeeded" });
}

function noted(authorization: Authorization, operation: Operation): Authorization {
  return { ...authorization, operations: [...authorization.operations, operation] };
}
