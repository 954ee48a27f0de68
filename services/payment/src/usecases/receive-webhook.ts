import { sharedError } from "@souk/chassis/errors";
import { hasLostRefund, learnt } from "../domain/answers.ts";
import { PaymentError, providerContradicts, providerUnknown, webhookNotGenuine } from "../domain/errors.ts";
import { isSettled } from "../domain/payment.ts";
import type { PaymentDeps } from "./ask-provider.ts";
import type { Until, WebhookEvent, WebhookInbox } from "./ports.ts";

export interface WebhookDeps extends PaymentDeps {
  readonly inbox: WebhookInbox;
  /** Told of what the provider says that cannot be: whoever sends webhooks cannot mend it. */
  readonly onContradiction: (paymentId: string) => void;
}

export interface Webhook {
  readonly provider: string;
  readonly rawBytes: Uint8Array;
  readonly signature: string;
}

const ASK_AGAIN_MS = 5_000;

/**
 * Takes what a provider tells as a reason to ask it. Where it cannot be asked the webhook is refused, so that it comes again.
 *
 * @throws PaymentError PROVIDER_UNKNOWN, WEBHOOK_NOT_GENUINE; AppError UNAVAILABLE
 */
export const receiveWebhook =
  (deps: WebhookDeps) =>
  async ({ provider: name, rawBytes, signature }: Webhook, until: Until): Promise<void> => {
    const { provider, inbox } = deps;
    if (name !== provider.name) throw providerUnknown();
    const event = provider.parseWebhook(rawBytes, signature);
    if (!event) throw webhookNotGenuine();
    if (event.kind === "PAYMENT") await inbox.once(name, event.eventId, () => followUp(deps, event, until));
  };

async function followUp(
  deps: WebhookDeps,
  event: WebhookEvent & { readonly kind: "PAYMENT" },
  until: Until,
): Promise<void> {
  try {
    await moveForward(deps, event, until);
  } catch (error) {
    if (!(error instanceof PaymentError) || error.reason !== "PROVIDER_CONTRADICTS") throw error;
    deps.onContradiction(event.paymentId);
  }
}

async function moveForward(
  { payments, provider, clock }: WebhookDeps,
  { paymentId, ref, isReturn }: WebhookEvent & { readonly kind: "PAYMENT" },
  until: Until,
): Promise<void> {
  const open = await payments.read(paymentId);
  // Every payment is stored before its provider hears of it: an unknown one is of another shop with the same account.
  if (!open || (isSettled(open) && !isReturn)) return;
  const truth = await provider.get(ref, until);
  if (truth.kind === "UNKNOWN") throw cannotAsk();
  if (truth.kind === "MISSING") throw providerContradicts(paymentId);
  for (;;) {
    until.signal.throwIfAborted();
    // Read after the provider was asked: whatever it can know of stands there by now.
    const payment = (await payments.read(paymentId)) ?? open;
    const next = learnt(payment, truth, new Date(clock.now()));
    if (next !== payment && !(await payments.write(next, true))) continue;
    if (hasLostRefund(next, truth)) throw providerContradicts(paymentId);
    return;
  }
}

function cannotAsk() {
  const text = "The payment provider cannot be asked now. Send this again.";
  return sharedError("UNAVAILABLE", text, { retryAfterMs: ASK_AGAIN_MS });
}
