import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, testKeys } from "@souk/chassis/testing";
import { startMongo, startRedis } from "../../stores/index.ts";
import { migrateService, startService } from "../support/services.ts";

/** An edge before a payment service, in processes of their own. */
export interface WebhookStack extends AsyncDisposable {
  /** Where webhooks of the sandbox go. */
  readonly url: string;
  /** How many webhooks the payment service has read, or not, since it was started. */
  count(outcome: "read" | "unreadable" | "refused"): Promise<number>;
}

export async function startWebhookStack(secret: string): Promise<WebhookStack> {
  const folder = await mkdtemp(join(tmpdir(), "souk-webhooks-"));
  const own = { port: 0, dataDir: folder, given: null, isShortLived: true };
  const [mongo, redis, keys] = await Promise.all([startMongo(own), startRedis(own), testKeys(["edge", "payment"])]);
  const around = { mongoUri: mongo.uri, redisUrl: redis.uri, databasePrefix: "souk_", keys };
  const ports = async () => ({ grpcPort: await freePort(), adminPort: await freePort() });
  const payment = {
    ...{ name: "payment", main: "services/payment/src/main.ts", ...(await ports()) },
    env: { PAYMENT_WEBHOOK_SECRET: secret },
  };
  const edgePort = await freePort();
  const edge = {
    ...{ name: "edge", main: "edge/src/main.ts", ...(await ports()) },
    env: { EDGE_PORT: String(edgePort), PAYMENT_GRPC_ADDR: `127.0.0.1:${payment.grpcPort}` },
  };
  await migrateService(payment, around);
  const processes = [await startService(payment, around), await startService(edge, around)];
  return {
    url: `http://127.0.0.1:${edgePort}/v1/webhooks/sandbox`,
    count: async (outcome) => {
      const text = await (await fetch(`http://127.0.0.1:${payment.adminPort}/metrics`)).text();
      return Number(
        new RegExp(`^souk_payment_webhooks_total\\{outcome="${outcome}"\\} (\\d+)$`, "m").exec(text)?.[1] ?? 0,
      );
    },
    [Symbol.asyncDispose]: async () => {
      for (const process of processes.toReversed()) await process.stop();
      await Promise.all([mongo.stop(), redis.stop(), keys.remove()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
