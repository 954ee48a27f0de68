import assert from "node:assert/strict";
import { AuditFault } from "@souk/proto/souk/ops/v1/audit";
import { FaultKind } from "@souk/proto/souk/ops/v1/fault";
import { OpsServiceService } from "@souk/proto/souk/ops/v1/ops_service";
import type { AuditRow } from "../../src/audit/index.ts";
import { readConfig, serviceSettings } from "../../src/config/index.ts";
import { backgroundContext, type RequestContext } from "../../src/context/index.ts";
import type { Peer, TypedClient } from "../../src/grpc/index.ts";
import { migrateService } from "../../src/migration/index.ts";
import { createServiceKit, type ServiceApp, type ServiceKit } from "../../src/service/index.ts";
import {
  connectAs,
  serviceEnvironment,
  startTcpProxy,
  type TcpProxy,
  type TestKeys,
  type TestMongo,
  testKeys,
  testMongo,
  waitFor,
} from "../../src/testing/index.ts";
import { entryOf } from "../support/audit-entries.ts";

describe("the audit log of a service", () => {
  let mongo: TestMongo;
  let proxy: TcpProxy;
  let keys: TestKeys;
  let kit: ServiceKit;
  let app: ServiceApp;
  let peer: Peer;
  let ops: TypedClient<typeof OpsServiceService>;

  const rows = () => mongo.db.collection<AuditRow & { _id: bigint }>("audit");
  const context = (changes: Partial<RequestContext> = {}): RequestContext => ({
    ...backgroundContext("ops-test", new AbortController().signal, Date.now() + 10_000),
    ...changes,
  });
  const list = (filter?: { $case: "actor" | "action"; value: string }, pageSize = 0, pageToken = "") =>
    ops.listAuditEntries({ filter, pageSize, pageToken }, context());

  beforeEach(async () => {
    mongo = await testMongo("catalog");
    proxy = await startTcpProxy(Number(new URL(mongo.uri).port));
    keys = await testKeys(["catalog", "ops"]);
    const config = readConfig(serviceSettings({ grpcPort: 0, adminPort: 0 }), {
      ...serviceEnvironment("catalog", mongo, keys),
      MONGODB_URI: `mongodb://127.0.0.1:${proxy.port}/?directConnection=true`,
    });
    const options = { name: "catalog", protoPackage: "souk.catalog.v1", config, migrations: [] };
    await migrateService(options);
    kit = createServiceKit(options);
    kit.peer({ name: "inventory", address: "127.0.0.1:1", packages: ["souk.inventory.v1"] });
    app = kit.app([kit.worker({ queue: "catalog.do-work", handle: async () => undefined })]);
    await app.start();
    const service = { name: "catalog", port: app.grpcPort() };
    ({ peer, client: ops } = connectAs("ops", OpsServiceService, service, keys));
  });
  afterEach(async () => {
    await peer.stop();
    await app.stop();
    await proxy.stop();
    await mongo.close();
    await keys.remove();
  });

  it("has each lever that was moved, with who moved it", async () => {
    const userToken = await keys.userToken({ role: "ADMIN", subject: "u-boss" });
    const fault = { method: "*", kind: FaultKind.DELAY, share: 0.5, delayMs: 1, code: 0 as const };
    await ops.tripBreaker({ target: "inventory", note: "Ada asked for it" }, context({ userToken }));
    await ops.resetBreaker({ target: "inventory", note: "" }, context());
    await ops.setFault({ fault }, context());
    await ops.clearFaults({ method: "" }, context());
    await ops.redriveDeadLetters({ queue: "catalog.do-work", jobIds: [] }, context());
    await ops.setLogLevel({ level: "silent" }, context());
    const entries = await waitFor(async () => {
      const { entries } = await list();
      return entries.length === 6 ? entries.toReversed() : undefined;
    });
    assert.deepEqual(
      entries.map(({ action, actor, target, details }) => [action, actor, target, details]),
      [
        ["breaker.trip", "u-boss", "inventory", {}],
        ["breaker.reset", "ops", "inventory", {}],
        ["fault.set", "ops", "*", { kind: "DELAY", share: "0.5" }],
        ["fault.clear", "ops", "*", { count: "1" }],
        ["queue.redrive", "ops", "catalog.do-work", { count: "0" }],
        ["log.set-level", "ops", "log", { from: "silent", to: "silent" }],
      ],
    );
    const [trip] = entries;
    assert.deepEqual([trip?.caller, trip?.requestId, trip?.n], ["ops", "ops-test", 1n]);
    assert.match(trip?.traceparent ?? "", /^00-[0-9a-f]{32}-/);
  });

  it("has no lever that was refused", async () => {
    await assert.rejects(ops.tripBreaker({ target: "nobody", note: "" }, context()), { reason: "BREAKER_NOT_FOUND" });
    await ops.resetBreaker({ target: "inventory", note: "" }, context());
    await waitFor(async () => (await list()).entries.length === 1);
    assert.equal((await list()).entries[0]?.action, "breaker.reset");
  });

  it("has a lever that was moved while the database was away, as soon as it is back", async function () {
    this.timeout(20_000);
    await proxy.cut();
    const { breaker } = await ops.tripBreaker({ target: "inventory", note: "" }, context());
    assert.equal(breaker?.cause, "trip by ops");
    const pending = async () => /^souk_audit_pending (\d+)$/m.exec(await kit.metrics.render())?.[1];
    assert.equal(await pending(), "1");
    await assert.rejects(kit.audit.append(entryOf()));
    await proxy.mend();
    await waitFor(async () => (await pending()) === "0", { timeoutMs: 10_000, what: "the lever to be on record" });
    const trips = await rows().find({ action: "breaker.trip" }).toArray();
    assert.equal(trips.length, 1);
    assert.equal(
      (await ops.verifyAuditChain({ fromN: 0n, toN: 0n, notedHead: undefined }, context())).broken,
      undefined,
    );
  });

  it("is listed in pages, by actor or action, with tokens good for that list only", async () => {
    for (let i = 0; i < 5; i++) await kit.audit.append(entryOf({ actor: "u-7", target: `t-${i}` }));
    const byActor = { $case: "actor", value: "u-7" } as const;
    const first = await list(byActor, 3);
    const second = await list(byActor, 3, first.nextPageToken);
    const targets = [...first.entries, ...second.entries].map(({ target }) => target);
    assert.deepEqual(targets, ["t-4", "t-3", "t-2", "t-1", "t-0"]);
    assert.equal(second.nextPageToken, "");
    const other = list({ $case: "action", value: "role.grant" }, 3, first.nextPageToken);
    await assert.rejects(other, { reason: "INVALID_PAGE_TOKEN" });
  });

  it("is verified, as a whole, in part and against a noted head", async () => {
    for (let i = 0; i < 6; i++) await kit.audit.append(entryOf());
    const all = { fromN: 0n, toN: 0n, notedHead: undefined };
    const { checkedCount, head, broken, notedHeadKept } = await ops.verifyAuditChain(all, context());
    assert.deepEqual([checkedCount, head?.n, broken, notedHeadKept], [6n, 6n, undefined, undefined]);
    await rows().updateOne({ _id: 4n }, { $set: { actor: "nobody" } });
    await rows().deleteOne({ _id: 6n });
    const tampered = await ops.verifyAuditChain({ ...all, notedHead: head }, context());
    assert.deepEqual(tampered.broken, { position: 4n, fault: AuditFault.EDITED });
    assert.deepEqual([tampered.head?.n, tampered.notedHeadKept], [3n, false]);
    const part = await ops.verifyAuditChain({ ...all, fromN: 2n, toN: 3n }, context());
    assert.deepEqual([part.checkedCount, part.broken], [2n, undefined]);
    const wrong = ops.verifyAuditChain({ ...all, notedHead: { n: 1n, hash: "none" } }, context());
    await assert.rejects(wrong, { reason: "INVALID_REQUEST" });
  });
});
