import type { PaymentConfig } from "../config.ts";
import type { PaymentProvider } from "../usecases/ports.ts";
import { createSandboxProvider } from "./sandbox.ts";
import type { WebhookReaderOptions } from "./webhook-reader.ts";

/** The provider that the configuration names. */
export function createProvider(
  config: PaymentConfig,
  around: Pick<WebhookReaderOptions, "clock" | "count">,
): PaymentProvider {
  const { sandboxUrl: url, returnUrl, webhookSecret, webhookSecretBefore } = config;
  const secrets = webhookSecretBefore ? [webhookSecret, webhookSecretBefore] : [webhookSecret];
  return createSandboxProvider({ url, returnUrl, webhooks: { ...around, secrets } });
}
