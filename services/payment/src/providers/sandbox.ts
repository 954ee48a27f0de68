import type { OperationName } from "../domain/payment.ts";
import type { Outcome, PaymentProvider, ProviderCall, Until } from "../usecases/ports.ts";
import { afterConflict } from "./after-conflict.ts";
import { exchangeJson, type HttpAnswer } from "./http-exchange.ts";
import { answersOf, readAuthorization, readErrorCode, readEvent, subjectOf } from "./sandbox-messages.ts";
import { createWebhookReader, type WebhookReaderOptions } from "./webhook-reader.ts";

export interface SandboxOptions {
  readonly url: string;
  /** Where buyers go back to after a step of theirs. */
  readonly returnUrl: string;
  readonly webhooks: Omit<WebhookReaderOptions, "read">;
}

const UNKNOWN = { kind: "UNKNOWN" } as const;
/** Refused because of what was done before: what that was has to be looked up. */
const CONFLICT = 409;
/** Refusals that say that nothing was done, and never will be. Any other may stand for a call that went through before. */
const DEFINITE: ReadonlySet<string> = new Set(["amount_too_large", "refund_too_large"]);

/** The provider of development and tests: services/_sandbox, over HTTP. */
export function createSandboxProvider({ url, returnUrl, webhooks }: SandboxOptions): PaymentProvider {
  const send = (path: string, { key, until }: Pick<ProviderCall, "key" | "until">, body: object) =>
    exchangeJson({
      url: `${url}/v1/${path}`,
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": key },
      body: JSON.stringify(body),
      signal: until.signal,
    });

  async function get(ref: string, { signal }: Until) {
    const answer = await exchangeJson({ url: `${url}/v1/authorizations/${ref}`, method: "GET", signal });
    if (answer?.status === 404) return { kind: "MISSING" } as const;
    const authorization = answer?.status === 200 ? readAuthorization(answer.body) : undefined;
    if (!authorization) return UNKNOWN;
    return { kind: "FOUND", ...subjectOf(authorization), answers: answersOf(authorization) } as const;
  }

  async function outcomeOf(answer: HttpAnswer | undefined, name: OperationName, call: ProviderCall): Promise<Outcome> {
    if (answer?.status === 200 || answer?.status === 201) return answeredWith(answer.body, name);
    const code = readErrorCode(answer?.body) ?? "";
    if (DEFINITE.has(code)) return { kind: "DECLINED", code };
    return answer?.status === CONFLICT && call.ref ? afterConflict(get, name, call, code) : UNKNOWN;
  }

  return {
    name: "sandbox",
    authorize: async ({ token, ...call }) => {
      const { currency, amountMinor } = call.amount;
      const wanted = { reference: call.paymentId, currency, amountMinor: String(amountMinor), token, returnUrl };
      return outcomeOf(await send("authorizations", call, wanted), "auth", call);
    },
    capture: async (call) => {
      const wanted = { amountMinor: String(call.amount.amountMinor) };
      return outcomeOf(await send(`authorizations/${call.ref}/capture`, call, wanted), "capture", call);
    },
    void: async (call) => outcomeOf(await send(`authorizations/${call.ref}/void`, call, {}), "void", call),
    refund: async ({ refundId, ...call }) => {
      const wanted = { authorization: call.ref, reference: refundId, amountMinor: String(call.amount.amountMinor) };
      return outcomeOf(await send("refunds", call, wanted), `refund~${refundId}`, call);
    },
    get,
    parseWebhook: createWebhookReader({ ...webhooks, read: readEvent }),
  };
}

function answeredWith(body: unknown, name: OperationName): Outcome {
  const authorization = readAuthorization(body);
  return (authorization && answersOf(authorization).get(name)) ?? UNKNOWN;
}
