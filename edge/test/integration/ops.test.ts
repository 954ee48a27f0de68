import assert from "node:assert/strict";
import { readConfig } from "@souk/chassis/config";
import { backgroundContext } from "@souk/chassis/context";
import type { Peer, TypedClient } from "@souk/chassis/grpc";
import { createLogger } from "@souk/chassis/log";
import { OpsDefinition } from "@souk/chassis/ops";
import { connectAs, type TestKeys, testKeys } from "@souk/chassis/testing";
import { createApp, type EdgeApp } from "../../src/app.ts";
import { settingsFor } from "../../src/config.ts";
import { kitchenContract } from "../support/kitchen.ts";

describe("OpsService of the edge", () => {
  const contract = kitchenContract();
  let keys: TestKeys;
  let app: EdgeApp;
  let peer: Peer;
  let ops: TypedClient<typeof OpsDefinition>;

  before(async () => {
    keys = await testKeys(["edge", "ops"]);
    const config = readConfig(settingsFor(contract), {
      ...{ EDGE_PORT: "0", GRPC_PORT: "0", ADMIN_PORT: "0", EDGE_UPSTREAMS: "127.0.0.1:1" },
      ...{
        JWKS_FILE: keys.jwksFile,
        SERVICE_JWKS_FILE: keys.serviceJwksFile,
        SERVICE_KEY: keys.serviceKey("edge").reveal(),
      },
    });
    app = createApp(config, { contract, logger: createLogger({ service: "edge", level: "silent" }) });
    await app.start();
    const port = app.grpcPort() as number;
    ({ peer, client: ops } = connectAs("ops", OpsDefinition, { name: "edge", port }, keys));
  });
  after(async () => {
    await peer.stop();
    await app.stop();
    await keys.remove();
  });

  const context = () => backgroundContext("ops-test", new AbortController().signal, Date.now() + 5_000);

  it("shows the breakers before the upstreams, and moves them", async () => {
    const { breakers } = await ops.listBreakers({}, context());
    assert.equal(breakers.length, 1);
    const target = breakers[0]?.target as string;
    const { breaker } = await ops.tripBreaker({ target, note: "" }, context());
    assert.equal(breaker?.cause, "trip by ops");
  });

  it("takes no faults, and has no audit log, since it has no database", async () => {
    const fault = { method: "*", kind: 3 as const, share: 1, delayMs: 0, code: 0 as const };
    await assert.rejects(ops.setFault({ fault }, context()), { reason: "FAULTS_REFUSED" });
    const absent = { reason: "AUDIT_LOG_ABSENT", domain: "souk.ops.v1" };
    const list = ops.listAuditEntries({ filter: undefined, pageSize: 0, pageToken: "" }, context());
    await assert.rejects(list, absent);
    await assert.rejects(ops.verifyAuditChain({ fromN: 0n, toN: 0n, notedHead: undefined }, context()), absent);
  });
});
