import { type Environment, readConfig } from "@souk/chassis/config";
import { backgroundContext, type RequestContext, type Role } from "@souk/chassis/context";
import type { TypedClient } from "@souk/chassis/grpc";
import {
  connectAs,
  serviceEnvironment,
  type TestKeys,
  type TestMongo,
  testKeys,
  testMongo,
} from "@souk/chassis/testing";
import { PaymentServiceService } from "@souk/proto/souk/payment/v1/payment_service";
import { createApp } from "../../src/app.ts";
import { settings } from "../../src/config.ts";
import { migrateDatabase } from "../../src/migrate.ts";
import { type RunningSandbox, startSandbox, WEBHOOK_SECRET } from "./sandbox.ts";
import { startWebhookDoor } from "./webhook-door.ts";

/** A payment service of one's own: real gRPC, real MongoDB, a sandbox over real HTTP whose webhooks come in. */
export interface RunningPayment {
  /** As the edge. */
  readonly client: TypedClient<typeof PaymentServiceService>;
  /** The same as the service that places orders. */
  readonly order: TypedClient<typeof PaymentServiceService>;
  readonly sandbox: RunningSandbox;
  readonly mongo: TestMongo;
  /** `127.0.0.1:<port>`, for clients of other kinds, with the keys that it trusts. */
  readonly address: string;
  readonly adminUrl: string;
  readonly keys: TestKeys;
  /** The context of a call by such a user; without one, of a call without a token. */
  as(role?: Role): Promise<RequestContext>;
  stop(): Promise<void>;
}

export async function startPayment(changes: Environment = {}): Promise<RunningPayment> {
  const mongo = await testMongo("payment");
  const keys = await testKeys(["edge", "order", "ops", "payment"]);
  const door = await startWebhookDoor();
  const sandbox = await startSandbox(door.url);
  const config = readConfig(settings, {
    ...serviceEnvironment("payment", mongo, keys),
    ...{ SANDBOX_URL: sandbox.url, PAYMENT_WEBHOOK_SECRET: WEBHOOK_SECRET },
    ...changes,
  });
  await migrateDatabase(config);
  const app = createApp(config);
  await app.start();
  const callee = { name: "payment", port: app.grpcPort() };
  const asEdge = connectAs("edge", PaymentServiceService, callee, keys);
  const asOrder = connectAs("order", PaymentServiceService, callee, keys);
  const as = async (role?: Role) => {
    const context = backgroundContext("test", new AbortController().signal, Date.now() + 10_000);
    return role ? { ...context, userToken: await keys.userToken({ role, subject: `${role}-1` }) } : context;
  };
  door.openTo(async (webhook) => asEdge.client.receiveWebhook(webhook, await as()));
  return {
    ...{ client: asEdge.client, order: asOrder.client, sandbox, mongo, keys, as },
    ...{ address: `127.0.0.1:${callee.port}`, adminUrl: `http://127.0.0.1:${app.adminPort()}` },
    stop: async () => {
      await sandbox.stop();
      await door.stop();
      await Promise.all([asEdge.peer.stop(), asOrder.peer.stop()]);
      await app.stop();
      await mongo.close();
      await keys.remove();
    },
  };
}
