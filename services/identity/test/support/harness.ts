import { type Environment, readConfig } from "@souk/chassis/config";
import { backgroundContext, type RequestContext } from "@souk/chassis/context";
import type { TypedClient } from "@souk/chassis/grpc";
import { type Ports, systemPorts } from "@souk/chassis/ports";
import {
  connectAs,
  serviceEnvironment,
  type TestKeys,
  type TestMongo,
  testKeys,
  testMongo,
} from "@souk/chassis/testing";
import { IdentityServiceService } from "@souk/proto/souk/identity/v1/identity_service";
import { AccessServiceService } from "@souk/proto/souk/ops/v1/access_service";
import { createApp } from "../../src/app.ts";
import { settings } from "../../src/config.ts";
import { migrateDatabase } from "../../src/migrate.ts";

/** An identity of one's own: real gRPC, real MongoDB, real Redis. */
export interface RunningIdentity {
  readonly client: TypedClient<typeof IdentityServiceService>;
  /** The same as the service that sends mails. */
  readonly mailer: TypedClient<typeof IdentityServiceService>;
  readonly access: TypedClient<typeof AccessServiceService>;
  readonly mongo: TestMongo;
  /** `127.0.0.1:<port>`, for clients of other kinds, with the keys that it trusts services by. */
  readonly address: string;
  readonly keys: TestKeys;
  /** The context of a call with such an access token. */
  as(accessToken?: string): RequestContext;
  stop(): Promise<void>;
}

export const ADMIN = { email: "admin@example.com", password: "correct horse battery", roles: ["ADMIN"] };
export const STAFF = { email: "staff@example.com", password: "staple of the staff", roles: ["STAFF"] };

const EDGE = "edge";
const MAILER = "notification";
const CALLERS = [EDGE, MAILER, "catalog"];

export async function startIdentity(changes: Environment = {}, ports: Ports = systemPorts()): Promise<RunningIdentity> {
  const mongo = await testMongo("identity");
  const keys = await testKeys(["identity", ...CALLERS]);
  const config = readConfig(settings, {
    ...serviceEnvironment("identity", mongo, keys),
    JWKS_FILE: "",
    IDENTITY_KEY: "a key of the tests, which is long enough",
    BOOTSTRAP_ACCOUNTS: JSON.stringify([ADMIN, STAFF]),
    ...changes,
  });
  await migrateDatabase(config);
  const app = createApp(config, ports);
  await app.start();
  const callee = { name: "identity", port: app.grpcPort() };
  const asEdge = connectAs(EDGE, IdentityServiceService, callee, keys);
  const asMailer = connectAs(MAILER, IdentityServiceService, callee, keys);
  const access = connectAs(EDGE, AccessServiceService, callee, keys);
  return {
    ...{ client: asEdge.client, mailer: asMailer.client, access: access.client, mongo, keys },
    address: `127.0.0.1:${callee.port}`,
    as: (userToken) => ({ ...backgroundContext("test", new AbortController().signal, Date.now() + 10_000), userToken }),
    stop: async () => {
      for (const { peer } of [asEdge, asMailer, access]) await peer.stop();
      await app.stop();
      await mongo.close();
      await keys.remove();
    },
  };
}
