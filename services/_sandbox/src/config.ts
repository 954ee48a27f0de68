import { type ConfigOf, secretSetting, setting } from "@souk/chassis/config";
import { z } from "zod";

export const settings = {
  port: setting("SANDBOX_PORT", z.coerce.number().int().min(0).max(65_535).default(7_301), "HTTP port"),
  bindHost: setting("BIND_HOST", z.string().default("127.0.0.1"), "address that the port is bound to"),
  journalFile: setting("SANDBOX_JOURNAL", z.string(), "file that everything is written to before it is answered"),
  webhookUrl: setting(
    "SANDBOX_WEBHOOK_URL",
    z.url().optional(),
    "where webhooks go, such as http://127.0.0.1:8080/v1/webhooks/sandbox; empty sends none",
  ),
  webhookSecret: secretSetting("PAYMENT_WEBHOOK_SECRET", "key that webhooks are signed with"),
  logLevel: setting(
    "LOG_LEVEL",
    z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
    "least level that is logged",
  ),
  shutdownGraceMs: setting(
    "SHUTDOWN_GRACE_MS",
    z.coerce.number().int().min(0).max(60_000).default(2_000),
    "longest time that calls in flight get at SIGTERM, in ms",
  ),
};

export type SandboxConfig = ConfigOf<typeof settings>;
