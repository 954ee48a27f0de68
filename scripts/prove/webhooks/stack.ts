import { mkdtemp, readFile, rm } from "node:fs/promises";
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
  /** How many bodies of webhooks a process has parsed. */
  parsed(name: "edge" | "payment"): Promise<number>;
}

const PARSE_COUNTER = new URL("count-parses.ts", import.meta.url).href;

export async function startWebhookStack(secret: string): Promise<WebhookStack> {
  const folder = await mkdtemp(join(tmpdir(), "souk-webhooks-"));
  const own = { port: 0, dataDir: folder, given: null, isShortLived: true };
  const [mongo, redis, keys] = await Promise.all([startMongo(own), startRedis(own), testKeys(["edge", "payment"])]);
  const around = { mongoUri: mongo.uri, redisUrl: redis.uri, databasePrefix: "souk_", keys };
  const ports = async () => ({ grpcPort: await freePort(), adminPort: await freePort() });
  const parsedBy = (name: string) => join(folder, `${name}-parsed`);
  const counting = (name: string) => ({
    NODE_OPTIONS: `--import=${PARSE_COUNTER}`,
    WEBHOOKS_PARSED_TO: parsedBy(name),
  });
  const payment = {
    ...{ name: "payment", main: "services/payment/src/main.ts", ...(await ports()) },
    env: { PAYMENT_WEBHOOK_SECRET: secret, ...counting("payment") },
  };
  const edgePort = await freePort();
  const edge = {
    ...{ name: "edge", main: "edge/src/main.ts", ...(await ports()) },
    env: { EDGE_PORT: String(edgePort), PAYMENT_GRPC_ADDR: `127.0.0.1:${payment.grpcPort}`, ...counting("edge") },
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
    parsed: (name) =>
      readFile(parsedBy(name)).then(
        ({ length }) => length,
        () => 0,
      ),
    [Symbol.asyncDispose]: async () => {
      for (const process of processes.toReversed()) await process.stop();
      await Promise.all([mongo.stop(), redis.stop(), keys.remove()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
