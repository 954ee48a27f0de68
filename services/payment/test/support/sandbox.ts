import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "@souk/chassis/config";
import { type Authorization, createApp, settings } from "@souk/sandbox";

/** Signs webhooks in tests. */
export const WEBHOOK_SECRET = "a webhook secret of the tests, long enough";

/** A sandbox of one's own: real HTTP, a journal of its own. */
export interface RunningSandbox {
  readonly url: string;
  /** Pulls the levers named; all others go back. */
  faults(levers: object): Promise<void>;
  /** Everything that it has done for a payment. */
  ledger(paymentId: string): Promise<readonly Authorization[]>;
  /** What it has done for a payment, in its order: `authorize capture`. */
  operations(paymentId: string): Promise<string>;
  /** The buyer's step. */
  complete(paymentId: string, approve: boolean): Promise<void>;
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
  const send = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${url}${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const ledger = async (paymentId: string) => {
    const { authorizations } = (await send("GET", `/ledger?reference=${paymentId}`)) as {
      authorizations: Authorization[];
    };
    return authorizations;
  };
  return {
    url,
    ledger,
    faults: async (levers) => void (await send("PUT", "/control/faults", levers)),
    operations: async (paymentId) =>
      (await ledger(paymentId)).flatMap(({ operations }) => operations.map(({ kind }) => kind)).join(" "),
    complete: async (paymentId, approve) => {
      const [authorization] = await ledger(paymentId);
      await send("POST", `/v1/authorizations/${authorization?.id}/complete`, { approve });
    },
    stop: async () => {
      await app.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
