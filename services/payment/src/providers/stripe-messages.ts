import { z } from "zod";
import type { Answer, Subject } from "../domain/answers.ts";
import type { OperationName } from "../domain/payment.ts";
import type { WebhookEvent } from "../usecases/ports.ts";

const id = () => z.string().min(1).max(255);
const money = () => z.number().int().min(0);
const code = () => z.string().max(255).nullish();

/** What Stripe says of a PaymentIntent, as far as it matters here. */
const INTENT = z.object({
  id: id(),
  amount: money(),
  amount_received: money(),
  currency: id(),
  status: z.string(),
  metadata: z.object({ payment_id: id().optional() }),
  next_action: z.object({ redirect_to_url: z.object({ url: z.url({ protocol: /^https?$/ }) }).nullish() }).nullish(),
  last_payment_error: z.object({ decline_code: code(), code: code() }).nullish(),
  cancellation_reason: code(),
});
const REFUND = z.object({
  id: id(),
  amount: money(),
  currency: id(),
  status: z.string().nullable(),
  failure_reason: code(),
  metadata: z.object({ payment_id: id().optional(), refund_id: id().optional() }),
});
const EVENT = z.object({
  id: id(),
  data: z.object({
    object: z.object({
      object: z.string(),
      id: id(),
      payment_intent: id().nullish(),
      status: z.string().nullish(),
      metadata: z.object({ payment_id: id().optional() }).optional(),
    }),
  }),
});

export type Intent = z.infer<typeof INTENT>;
export type Refund = z.infer<typeof REFUND>;

/** Undefined for what is no PaymentIntent. */
export function readIntent(body: unknown): Intent | undefined {
  return INTENT.safeParse(body).data;
}

/** Undefined for what is no refund. */
export function readRefund(body: unknown): Refund | undefined {
  return REFUND.safeParse(body).data;
}

/** Of a PaymentIntent, or of what belongs to one. @throws ZodError for what is no event */
export function readEvent(body: unknown): WebhookEvent {
  const { id: eventId, data } = EVENT.parse(body);
  const { object, id: own, payment_intent: intent, metadata, status } = data.object;
  const ref = object === "payment_intent" ? own : intent;
  const paymentId = metadata?.payment_id;
  if (!ref || !paymentId) return { kind: "OTHER" };
  const event = { kind: "PAYMENT", eventId, paymentId, ref } as const;
  return object === "refund" && isOver(status) ? { ...event, isReturn: true } : event;
}

/** An answer for each operation that shows in a PaymentIntent and its refunds. */
export function answersOf(intent: Intent, refunds: readonly Refund[] = []): ReadonlyMap<OperationName, Answer> {
  const answers = new Map<OperationName, Answer>([["auth", authOf(intent)]]);
  const capture = captureOf(intent);
  if (capture) answers.set("capture", capture);
  if (intent.status === "canceled") answers.set("void", { ...subjectOf(intent), kind: "OK" });
  for (const refund of refunds) answers.set(`refund~${refund.metadata.refund_id ?? ""}`, refundOf(refund));
  return answers;
}

export function subjectOf({ id: ref, amount, currency, metadata }: Intent | Refund): Subject {
  const paymentId = metadata.payment_id ?? "";
  return { ref, paymentId, amount: { currency: currency.toUpperCase(), amountMinor: BigInt(amount) } };
}

function authOf(intent: Intent): Answer {
  const { status, next_action: action, last_payment_error: error, cancellation_reason: reason } = intent;
  const own = subjectOf(intent);
  switch (status) {
    case "requires_capture":
    case "succeeded":
      return { ...own, kind: "OK" };
    case "requires_payment_method":
      // Whoever has its secret, which the bank's page hands back to the buyer, may try again until it is cancelled.
      return { kind: "DECLINED", code: error?.decline_code ?? error?.code ?? "declined", ref: own.ref };
    case "canceled":
      return { kind: "DECLINED", code: reason ?? "canceled" };
    default: {
      const redirectUrl = status === "requires_action" ? action?.redirect_to_url?.url : undefined;
      return redirectUrl ? { ...own, kind: "ACTION_REQUIRED", redirectUrl } : { ...own, kind: "PENDING" };
    }
  }
}

function captureOf(intent: Intent): Answer | undefined {
  const { status, amount_received: taken, cancellation_reason: reason } = intent;
  if (status === "succeeded") return { ...subjectOf({ ...intent, amount: taken }), kind: "OK" };
  if (status === "processing") return { ...subjectOf(intent), kind: "PENDING" };
  return status === "canceled" ? { kind: "DECLINED", code: reason ?? "canceled" } : undefined;
}

export function refundOf(refund: Refund): Answer {
  const { status, failure_reason: reason } = refund;
  if (isOver(status)) return { kind: "DECLINED", code: reason ?? status };
  return { ...subjectOf(refund), kind: status === "succeeded" ? "OK" : "PENDING" };
}

/** Of a refund, whose money has stayed with us, or come back. */
function isOver(status: string | null | undefined): status is "failed" | "canceled" {
  return status === "failed" || status === "canceled";
}
