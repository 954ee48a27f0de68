import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "@souk/chassis/config";
import { createApp, createSandboxClient, type SandboxClient, settings } from "@souk/sandbox";

/** Signs webhooks in tests. */
export const WEBHOOK_SECRET = "a webhook secret of the tests, long enough";

/** A sandbox of one's own: real HTTP, a journal of its own. */
export interface RunningSandbox extends SandboxClient {
  readonly url: string;
  stop(): Promise<void>;
}

/** @param webhookUrl where its webhooks go; nowhere without one */
export async function startSandbox(webhookUrl?: string): Promise<RunningSandbox> {
  const folder = await mkdtemp(join(tmpdir(), "souk-sandbox-"));
  const app = createApp(
    readConfig(settings, {
      ...{ SANDBOX_PORT: "0", SANDBOX_JOURNAL: join(folder, "journal"), LOG_LEVEL: "silent" },
      ...{ PAYMENT_WEBHOOK_SECRET: WEBHOOK_SECRET, SANDBOX_WEBHOOK_URL: webhookUrl },
    }),
  );
  await app.start();
  const url = `http://127.0.0.1:${app.port()}`;
  return {
    ...createSandboxClient(url),
    url,
    stop: async () => {
      await app.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
