import { z } from "zod";
import type { Answer, Subject } from "../domain/answers.ts";
import type { OperationName } from "../domain/payment.ts";
import type { WebhookEvent } from "../usecases/ports.ts";

const id = () => z.string().min(1).max(255);
const amount = () => z.string().regex(/^\d{1,19}$/);

/** What the sandbox says of an authorization. */
const AUTHORIZATION = z.object({
  id: id(),
  reference: id(),
  currency: id(),
  amountMinor: amount(),
  status: z.enum(["action_required", "authorized", "declined", "voided"]),
  declineCode: id().optional(),
  redirectUrl: z.url({ protocol: /^https?$/ }).optional(),
  capture: z
    .object({
      status: z.enum(["pending", "succeeded", "declined"]),
      amountMinor: amount(),
      declineCode: id().optional(),
    })
    .optional(),
  refunds: z.array(z.object({ id: id(), reference: id(), amountMinor: amount(), status: z.literal("succeeded") })),
});
const ERROR = z.object({ error: z.object({ code: id() }) });
const EVENT = z.object({ id: id(), data: z.object({ authorization: id(), reference: id() }) });

export type Authorization = z.infer<typeof AUTHORIZATION>;

/** Undefined for what is no authorization. */
export function readAuthorization(body: unknown): Authorization | undefined {
  return AUTHORIZATION.safeParse(body).data;
}

/** Undefined for what is no refusal. */
export function readErrorCode(body: unknown): string | undefined {
  return ERROR.safeParse(body).data?.error.code;
}

/** @throws ZodError for what is no event */
export function readEvent(body: unknown): WebhookEvent {
  const { id: eventId, data } = EVENT.parse(body);
  return { kind: "PAYMENT", eventId, paymentId: data.reference, ref: data.authorization };
}

/** An answer for each operation that the sandbox knows of. */
export function answersOf(authorization: Authorization): ReadonlyMap<OperationName, Answer> {
  const { capture, refunds, status } = authorization;
  const own = subjectOf(authorization);
  const answers = new Map<OperationName, Answer>([["auth", authOf(authorization)]]);
  if (capture) answers.set("capture", captureOf(authorization, capture));
  // A buyer who refuses his bank's question leaves nothing that could be freed.
  if (status === "voided" || status === "declined") answers.set("void", { ...own, kind: "OK" });
  for (const refund of refunds) {
    const given = subjectOf(authorization, refund.amountMinor, refund.id);
    answers.set(`refund~${refund.reference}`, { ...given, kind: "OK" });
  }
  return answers;
}

export function subjectOf(
  { id: own, reference, currency, amountMinor: whole }: Authorization,
  amountMinor = whole,
  ref = own,
): Subject {
  return { ref, paymentId: reference, amount: { currency, amountMinor: BigInt(amountMinor) } };
}

function authOf(authorization: Authorization): Answer {
  const { status, redirectUrl, declineCode = "declined" } = authorization;
  if (status === "declined") return { kind: "DECLINED", code: declineCode };
  if (status !== "action_required") return { ...subjectOf(authorization), kind: "OK" };
  return { ...subjectOf(authorization), kind: "ACTION_REQUIRED", redirectUrl: redirectUrl ?? "" };
}

function captureOf(authorization: Authorization, capture: NonNullable<Authorization["capture"]>): Answer {
  if (capture.status === "declined") return { kind: "DECLINED", code: capture.declineCode ?? "declined" };
  const kind = capture.status === "pending" ? "PENDING" : "OK";
  return { ...subjectOf(authorization, capture.amountMinor), kind };
}
