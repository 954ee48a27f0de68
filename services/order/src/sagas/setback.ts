import { isReasoned } from "@souk/chassis/errors";
import type { Setback } from "../domain/progress.ts";

/** A neighbour that does not answer now: there is nothing wrong with the order. */
const PASSES: readonly string[] = [
  ...["UNAVAILABLE", "BREAKER_OPEN", "DEADLINE_EXCEEDED", "CANCELLED", "DRAINING", "RESOURCE_EXHAUSTED"],
  ...["TOO_MANY_RESERVATIONS"],
];
/** What somebody has to look at before anything else is done: trying again cannot mend it. */
const CONTRADICTS: readonly string[] = [
  ...[
    "PROVIDER_CONTRADICTS",
    "PROVIDER_UNKNOWN",
    "PAYMENT_DIFFERS",
    "PAYMENT_CAPTURED",
    "PAYMENT_NOT_AUTHORIZED",
    "PAYMENT_NOT_CAPTURED",
  ],
  ...[
    "REFUND_TOO_LARGE",
    "RESERVATION_DIFFERS",
    "RESERVATION_NOT_CONFIRMED",
    "RESERVATION_COMMITTED",
    "RESERVATION_OVER",
  ],
];

/** What is to be done after a step has thrown. */
export function setbackOf(error: unknown): Setback {
  const reason = isReasoned(error) ? error.reason : "INTERNAL";
  if (PASSES.includes(reason)) return { reason, retry: "SOON" };
  return { reason, retry: CONTRADICTS.includes(reason) ? "NEVER" : "UNFORESEEN" };
}
