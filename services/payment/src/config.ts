import { type ConfigOf, type Setting, secretSetting, serviceSettings, setting } from "@souk/chassis/config";
import { z } from "zod";

const WEBHOOK_KEY = "key that the provider signs webhooks with";

export const settings = {
  ...serviceSettings({ grpcPort: 7106, adminPort: 7206 }),
  provider: setting("PAYMENT_PROVIDER", z.enum(["sandbox", "stripe"]).default("sandbox"), "who moves the money"),
  sandboxUrl: setting("SANDBOX_URL", z.url().default("http://127.0.0.1:7301"), "where the sandbox listens"),
  stripeUrl: setting("STRIPE_URL", z.url().default("https://api.stripe.com"), "where Stripe's API is"),
  stripeApiKey: optionally(secretSetting("STRIPE_API_KEY", "key of Stripe's API; needed with PAYMENT_PROVIDER=stripe")),
  returnUrl: setting(
    "PAYMENT_RETURN_URL",
    z.url().default("http://127.0.0.1:8080/"),
    "page of the shop where buyers go on after a step at their bank",
  ),
  webhookSecret: secretSetting("PAYMENT_WEBHOOK_SECRET", WEBHOOK_KEY),
  webhookSecretBefore: optionally(
    secretSetting("PAYMENT_WEBHOOK_SECRET_BEFORE", `${WEBHOOK_KEY} until its rotation is over`),
  ),
  providerTimeoutMs: setting(
    "PAYMENT_PROVIDER_TIMEOUT_MS",
    z.coerce.number().int().min(100).max(30_000).default(4_000),
    "longest time that one call to the provider may take, in ms",
  ),
  providerMostCalls: setting(
    "PAYMENT_PROVIDER_MOST_CALLS",
    z.coerce.number().int().min(1).max(1_000).default(64),
    "calls to the provider that may be on their way at a time",
  ),
};

export type PaymentConfig = ConfigOf<typeof settings>;

function optionally<T>(given: Setting<T>): Setting<T | undefined> {
  const weakness = given.inProduction;
  return {
    ...given,
    schema: given.schema.optional(),
    inProduction: (value) => (value === undefined ? undefined : weakness?.(value)),
  };
}
