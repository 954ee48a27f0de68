import assert from "node:assert/strict";
import { BreakerState } from "@souk/proto/souk/ops/v1/breaker";
import { FaultKind } from "@souk/proto/souk/ops/v1/fault";
import { OpsServiceService } from "@souk/proto/souk/ops/v1/ops_service";
import { readConfig, serviceSettings } from "../../src/config/index.ts";
import { backgroundContext, type RequestContext } from "../../src/context/index.ts";
import { MongoOutbox, type OutboxDocument } from "../../src/events/index.ts";
import type { Peer, TypedClient } from "../../src/grpc/index.ts";
import { migrateService } from "../../src/migration/index.ts";
import { createServiceKit, type ServiceApp, type ServiceConfig } from "../../src/service/index.ts";
import {
  connectAs,
  freePort,
  serviceEnvironment,
  type TestKeys,
  type TestMongo,
  testKeys,
  testMongo,
} from "../../src/testing/index.ts";

describe("OpsService", () => {
  let mongo: TestMongo;
  let keys: TestKeys;
  let app: ServiceApp;
  let callee: Peer;
  let peer: Peer;
  let ops: TypedClient<typeof OpsServiceService>;

  const settings = serviceSettings({ grpcPort: 0, adminPort: 0 });
  const context = (changes: Partial<RequestContext> = {}): RequestContext => ({
    ...backgroundContext("ops-test", new AbortController().signal, Date.now() + 10_000),
    ...changes,
  });

  async function start(changes: Partial<ServiceConfig> = {}) {
    const config = { ...readConfig(settings, serviceEnvironment("catalog", mongo, keys)), ...changes };
    const options = { name: "catalog", protoPackage: "souk.catalog.v1", config, migrations: [] };
    await migrateService(options);
    const kit = createServiceKit(options);
    const address = `127.0.0.1:${await freePort()}`;
    callee = kit.peer({ name: "inventory", address, packages: ["souk.inventory.v1"] });
    const outbound = kit.outbound(new MongoOutbox(mongo.db.collection<OutboxDocument>("products")));
    const worker = kit.worker({ queue: "catalog.do-work", handle: async () => undefined });
    app = kit.app([outbound, worker]);
    await app.start();
    const service = { name: "catalog", port: app.grpcPort() };
    ({ peer, client: ops } = connectAs("ops", OpsServiceService, service, keys));
  }

  before(async () => {
    mongo = await testMongo("catalog");
    keys = await testKeys(["edge", "catalog", "ops"]);
    await start();
  });
  after(async () => {
    await peer.stop();
    await app.stop();
    await mongo.close();
    await keys.remove();
  });

  it("is for the identity ops, and for admins by it", async () => {
    const service = { name: "catalog", port: app.grpcPort() };
    const edge = connectAs("edge", OpsServiceService, service, keys);
    await assert.rejects(edge.client.listBreakers({}, context()), { reason: "CALLER_DENIED" });
    await edge.peer.stop();
    const as = async (role: "STAFF" | "ADMIN") => context({ userToken: await keys.userToken({ role, subject: "u" }) });
    await assert.rejects(ops.listBreakers({}, await as("STAFF")), { reason: "ACCESS_DENIED" });
    assert.equal((await ops.listBreakers({}, await as("ADMIN"))).breakers.length, 1);
  });

  it("trips and resets a breaker, and says by whom and why", async () => {
    const { breaker } = await ops.tripBreaker({ target: "inventory", note: "maintenance" }, context());
    assert.equal(breaker?.state, BreakerState.TRIPPED);
    assert.equal(breaker.cause, "trip by ops: maintenance");
    const call = callee.unary("/souk.inventory.v1.InventoryService/GetStock", Buffer.alloc(0), {
      deadline: Date.now() + 500,
    });
    await assert.rejects(call, { reason: "BREAKER_OPEN" });
    const listed = await ops.listBreakers({}, context());
    assert.deepEqual([listed.breakers[0]?.target, listed.breakers[0]?.refusalCount], ["inventory", 1n]);
    const reset = await ops.resetBreaker({ target: "inventory", note: "" }, context());
    assert.equal(reset.breaker?.state, BreakerState.CLOSED);
    await assert.rejects(ops.tripBreaker({ target: "cart", note: "" }, context()), {
      reason: "BREAKER_NOT_FOUND",
      domain: "souk.ops.v1",
    });
  });

  it("sets, lists and clears faults", async () => {
    const method = "souk.catalog.v1.CatalogService/*";
    const fault = { method, kind: FaultKind.ERROR, share: 0.5, delayMs: 0, code: 13 as const };
    assert.deepEqual((await ops.setFault({ fault }, context())).fault, fault);
    await ops.setFault({ fault: { ...fault, method: "*", kind: FaultKind.DELAY, delayMs: 5, code: 0 } }, context());
    const listed = await ops.listFaults({}, context());
    assert.deepEqual([listed.allowed, listed.faults.map(({ method: of }) => of)], [true, ["*", method]]);
    assert.equal((await ops.clearFaults({ method }, context())).clearedCount, 1);
    assert.equal((await ops.clearFaults({ method: "" }, context())).clearedCount, 1);
  });

  it("refuses a fault that makes no sense, and names the field", async () => {
    const fault = { method: "*", kind: FaultKind.DELAY, share: 0.5, delayMs: 0, code: 0 as const };
    const wrong: [string, object][] = [
      ["fault.method", { method: "GetProduct" }],
      ["fault.kind", { kind: FaultKind.UNSPECIFIED }],
      ["fault.share", { share: 1.5 }],
      ["fault.delay_ms", { delayMs: -1 }],
      ["fault.code", { code: 5 }],
    ];
    for (const [field, change] of wrong) {
      const refused = ops.setFault({ fault: { ...fault, ...change } }, context());
      await assert.rejects(refused, (error: { reason: string; fieldViolations: { field: string }[] }) => {
        assert.deepEqual([error.reason, error.fieldViolations[0]?.field], ["INVALID_REQUEST", field]);
        return true;
      });
    }
  });

  it("shows the queues that the service takes jobs from, and none else", async () => {
    const { queues } = await ops.listQueues({}, context());
    assert.deepEqual(
      queues.map(({ name, deadLetterCount }) => [name, deadLetterCount]),
      [["catalog.do-work", 0n]],
    );
    const none = { queue: "catalog.do-work", pageSize: 0 };
    assert.deepEqual(await ops.listDeadLetters(none, context()), { deadLetters: [], totalSize: 0n });
    assert.equal((await ops.redriveDeadLetters({ queue: "catalog.do-work", jobIds: [] }, context())).redrivenCount, 0);
    await assert.rejects(ops.listDeadLetters({ ...none, queue: "cart.x" }, context()), { reason: "QUEUE_NOT_FOUND" });
  });

  it("shows how far events have got", async () => {
    const outbox = await ops.getOutbox({}, context());
    assert.deepEqual(
      outbox.subscribers.map(({ queue, reachable }) => [queue, reachable]),
      [["inventory.product-changed", true]],
    );
    assert.deepEqual([outbox.logTail, outbox.oldestWaitingAge], [0n, undefined]);
  });

  it("changes the log level of the running process", async () => {
    assert.equal((await ops.getLogLevel({}, context())).level, "silent");
    await ops.setLogLevel({ level: "error" }, context());
    assert.equal((await ops.getLogLevel({}, context())).level, "error");
    await ops.setLogLevel({ level: "silent" }, context());
    await assert.rejects(ops.setLogLevel({ level: "loud" }, context()), { reason: "INVALID_REQUEST" });
  });

  it("says what runs, down to the contract", async () => {
    const build = await ops.getBuildInfo({}, context());
    assert.deepEqual([build.service, build.version, build.profile], ["catalog", "development", "development"]);
    assert.match(build.contractDigest, /^[0-9a-f]{64}$/);
    assert.equal(build.runtime, `node ${process.versions.node}`);
  });

  it("refuses faults in production, unless they are allowed", async () => {
    const fault = { method: "*", kind: FaultKind.HANG, share: 1, delayMs: 0, code: 0 as const };
    for (const [changes, refused] of [
      [{ profile: "production" }, true],
      [{ profile: "production", faultInjection: "allowed" }, false],
    ] as const) {
      await peer.stop();
      await app.stop();
      await start(changes);
      assert.equal((await ops.listFaults({}, context())).allowed, !refused);
      const set = ops.setFault({ fault }, context());
      if (refused) await assert.rejects(set, { reason: "FAULTS_REFUSED" });
      else await set;
    }
  });
});
