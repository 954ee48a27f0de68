import { ConfigError } from "@souk/chassis/config";
import type { PaymentConfig } from "../config.ts";
import type { PaymentProvider } from "../usecases/ports.ts";
import { createSandboxProvider } from "./sandbox.ts";
import { createStripeProvider } from "./stripe.ts";
import type { WebhookReaderOptions } from "./webhook-reader.ts";

/** The provider that the configuration names. @throws ConfigError where it needs more than that says */
export function createProvider(
  config: PaymentConfig,
  around: Pick<WebhookReaderOptions, "clock" | "count">,
): PaymentProvider {
  const { returnUrl, webhookSecret, webhookSecretBefore, providerTimeoutMs: timeoutMs } = config;
  const secrets = webhookSecretBefore ? [webhookSecret, webhookSecretBefore] : [webhookSecret];
  const webhooks = { ...around, secrets };
  if (config.provider === "sandbox") return createSandboxProvider({ url: config.sandboxUrl, returnUrl, webhooks });
  const { stripeApiKey: apiKey, stripeUrl: url } = config;
  if (!apiKey) throw new ConfigError(["STRIPE_API_KEY: is needed with PAYMENT_PROVIDER=stripe"]);
  return createStripeProvider({ url, apiKey, returnUrl, timeoutMs, webhooks });
}
