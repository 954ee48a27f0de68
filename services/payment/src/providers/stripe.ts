import type { Secret } from "@souk/chassis/config";
import { unlessAborted } from "@souk/chassis/context";
import Stripe from "stripe";
import type { OperationName } from "../domain/payment.ts";
import type { Outcome, PaymentProvider, ProviderCall } from "../usecases/ports.ts";
import { afterConflict } from "./after-conflict.ts";
import { boundedFetch } from "./http-exchange.ts";
import { failureOf } from "./stripe-errors.ts";
import { answersOf, readEvent, readIntent, readRefund, refundOf, subjectOf } from "./stripe-messages.ts";
import { createWebhookReader, type WebhookReaderOptions } from "./webhook-reader.ts";

export interface StripeOptions {
  readonly url: string;
  readonly apiKey: Secret;
  /** Where buyers go back to after a step of theirs. */
  readonly returnUrl: string;
  /** Longest time that one request may take. */
  readonly timeoutMs: number;
  readonly webhooks: Omit<WebhookReaderOptions, "read">;
}

const UNKNOWN = { kind: "UNKNOWN" } as const;
const TOO_LARGE = { kind: "DECLINED", code: "amount_too_large" } as const;
const MOST_REFUNDS = 100;

/** Stripe's PaymentIntents: confirmed at once, captured by hand. Tokens are its PaymentMethods, made by the buyer's browser. */
export function createStripeProvider(options: StripeOptions): PaymentProvider {
  const client = clientOf(options);
  const { paymentIntents, refunds } = client;
  const get = getter(client);
  const outcomeOf = outcomes(get);
  return {
    name: "stripe",
    authorize: ({ token, ...call }) =>
      outcomeOf("auth", call, async () => {
        const { currency, amountMinor } = call.amount;
        const wanted = {
          ...{ amount: Number(amountMinor), currency: currency.toLowerCase(), payment_method: token, confirm: true },
          ...{ capture_method: "manual", return_url: options.returnUrl, metadata: { payment_id: call.paymentId } },
        } as const;
        return intentIn(await paymentIntents.create(wanted, keyOf(call)), "auth");
      }),
    capture: (call) =>
      outcomeOf("capture", call, async () => {
        const wanted = { amount_to_capture: Number(call.amount.amountMinor) };
        return intentIn(await paymentIntents.capture(call.ref, wanted, keyOf(call)), "capture");
      }),
    void: (call) =>
      outcomeOf("void", call, async () => intentIn(await paymentIntents.cancel(call.ref, {}, keyOf(call)), "void")),
    refund: ({ refundId, ...call }) =>
      outcomeOf(`refund~${refundId}`, call, async () => {
        const metadata = { payment_id: call.paymentId, refund_id: refundId };
        const wanted = { payment_intent: call.ref, amount: Number(call.amount.amountMinor), metadata };
        const refund = readRefund(await refunds.create(wanted, keyOf(call)));
        return refund ? refundOf(refund) : UNKNOWN;
      }),
    get,
    parseWebhook: createWebhookReader({ ...options.webhooks, read: readEvent }),
  };
}

function getter({ paymentIntents, refunds }: Stripe): PaymentProvider["get"] {
  async function refundsOf(ref: string, signal: AbortSignal) {
    const { data } = await unlessAborted(refunds.list({ payment_intent: ref, limit: MOST_REFUNDS }), signal);
    return data.flatMap((refund) => readRefund(refund) ?? []);
  }

  return async (ref, { signal }) => {
    try {
      const intent = readIntent(await unlessAborted(paymentIntents.retrieve(ref), signal));
      if (!intent) return UNKNOWN;
      const given = intent.amount_received > 0 ? await refundsOf(ref, signal) : [];
      return { kind: "FOUND", ...subjectOf(intent), answers: answersOf(intent, given) };
    } catch (error) {
      return failureOf(error).kind === "MISSING" ? { kind: "MISSING" } : UNKNOWN;
    }
  };
}

/** What a call answers, or what is to be made of how it failed. */
function outcomes(get: PaymentProvider["get"]) {
  async function afterFailure(error: unknown, name: OperationName, { ref, until }: ProviderCall): Promise<Outcome> {
    const failure = failureOf(error);
    if (failure.kind === "MISSING") return ref ? UNKNOWN : { kind: "DECLINED", code: "token_unknown" };
    if (failure.kind !== "CONFLICT") return failure;
    return ref ? afterConflict(get, name, { ref, until }, failure.code) : { kind: "DECLINED", code: failure.code };
  }

  return async (name: OperationName, call: ProviderCall, work: () => Promise<Outcome>): Promise<Outcome> => {
    if (call.amount.amountMinor > BigInt(Number.MAX_SAFE_INTEGER)) return TOO_LARGE;
    try {
      return await unlessAborted(work(), call.until.signal);
    } catch (error) {
      return afterFailure(error, name, call);
    }
  };
}

function intentIn(body: unknown, name: OperationName): Outcome {
  const intent = readIntent(body);
  return (intent && answersOf(intent).get(name)) ?? UNKNOWN;
}

function clientOf({ url, apiKey, timeoutMs }: StripeOptions): Stripe {
  const { protocol, hostname, port } = new URL(url);
  return new Stripe(apiKey.reveal(), {
    ...{ host: hostname, protocol: protocol === "http:" ? "http" : "https", ...(port ? { port } : {}) },
    ...{ timeout: timeoutMs, maxNetworkRetries: 0, telemetry: false },
    httpClient: Stripe.createFetchHttpClient(boundedFetch),
  });
}

function keyOf({ key }: ProviderCall) {
  return { idempotencyKey: key };
}
