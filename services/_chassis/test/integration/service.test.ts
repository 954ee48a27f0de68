import assert from "node:assert/strict";
import { HealthService, HealthCheckResponse_ServingStatus as Serving } from "@souk/proto/grpc/health/v1/health";
import { CatalogServiceService } from "@souk/proto/souk/catalog/v1/catalog_service";
import { createServiceTokenSource } from "../../src/auth/index.ts";
import { readConfig, serviceSettings } from "../../src/config/index.ts";
import { backgroundContext } from "../../src/context/index.ts";
import { loadContract } from "../../src/contract/index.ts";
import { MongoOutbox, type OutboxDocument, outboxOfNew, toRows } from "../../src/events/index.ts";
import { createClient, createPeer } from "../../src/grpc/index.ts";
import { migrateService } from "../../src/migration/index.ts";
import type { Migration } from "../../src/mongo/index.ts";
import { systemPorts } from "../../src/ports/index.ts";
import { createServiceKit, type ServiceApp } from "../../src/service/index.ts";
import {
  type OwnRedis,
  startOwnRedis,
  startTcpProxy,
  type TcpProxy,
  type TestKeys,
  type TestMongo,
  testEssentials,
  testKeys,
  testMongo,
  waitFor,
} from "../../src/testing/index.ts";

const { getProduct } = CatalogServiceService;
const ports = systemPorts();
const migrations: Migration[] = [
  {
    id: "0001-products",
    collections: [{ name: "products", shardKey: "hashed", indexes: [{ key: { outboxAt: 1 }, sparse: true }] }],
  },
];

describe("a service from the kit", () => {
  let mongo: TestMongo;
  let redis: OwnRedis;
  let keys: TestKeys;
  let proxy: TcpProxy;
  let app: ServiceApp | undefined;

  before(async () => {
    [mongo, redis, keys] = await Promise.all([testMongo("catalog"), startOwnRedis(), testKeys(["edge", "catalog"])]);
    proxy = await startTcpProxy(Number(new URL(mongo.uri).port));
  });
  afterEach(() => app?.stop());
  after(async () => {
    await Promise.all([redis.stop(), mongo.close(), keys.remove(), proxy.stop()]);
  });

  function options() {
    const env = {
      ...{
        GRPC_PORT: "0",
        ADMIN_PORT: "0",
        LOG_LEVEL: "silent",
        SHUTDOWN_GRACE_MS: "1000",
        REDIS_URL: redis.url,
      },
      ...{
        MONGODB_URI: `mongodb://127.0.0.1:${proxy.port}/?directConnection=true`,
        DATABASE_PREFIX: mongo.prefix,
      },
      ...{
        JWKS_FILE: keys.jwksFile,
        SERVICE_JWKS_FILE: keys.serviceJwksFile,
        SERVICE_KEY: keys.serviceKey("catalog").reveal(),
      },
      PAGE_TOKEN_SECRET: "a page token secret of tests only",
      AUDIT_SECRET: "an audit secret of tests only, too",
    };
    const config = readConfig(serviceSettings({ grpcPort: 0, adminPort: 0 }), env);
    return { name: "catalog", protoPackage: "souk.catalog.v1", config, migrations };
  }

  async function start(): Promise<ServiceApp> {
    const kit = createServiceKit(options());
    kit.serve({ getProduct }, { getProduct: async () => ({ product: undefined }) });
    const outbox = new MongoOutbox(kit.mongo.db.collection<OutboxDocument>("products"));
    app = kit.app([kit.outbound(outbox)]);
    await app.start();
    return app;
  }

  async function ready(): Promise<[status: number, body: unknown]> {
    const response = await fetch(`http://127.0.0.1:${app?.adminPort()}/readyz`);
    return [response.status, await response.json()];
  }

  function peer() {
    const tokens = createServiceTokenSource(keys.serviceKey("edge"), ports.clock);
    const address = `127.0.0.1:${app?.grpcPort()}`;
    return createPeer({ ...testEssentials(), name: "catalog", address, packages: ["souk.catalog.v1"], tokens });
  }

  async function health(): Promise<number> {
    const to = peer();
    const bytes = HealthService.check.requestSerialize({ service: "souk.catalog.v1.CatalogService" });
    const { body } = await to.unary(HealthService.check.path, bytes, { deadline: Date.now() + 2_000 });
    await to.stop();
    return HealthService.check.responseDeserialize(body).status;
  }

  it("does not start before its migrations were applied", async () => {
    await assert.rejects(start(), /migrations are missing: 0001-products/);
    await migrateService(options());
    await start();
  });

  it("answers calls, and is ready on both ports", async () => {
    await start();
    await waitFor(async () => JSON.stringify(await ready()) === '[200,{"ready":true,"degraded":[]}]');
    assert.equal(await health(), Serving.SERVING);
    const to = peer();
    const client = createClient({ getProduct }, { peer: to, contract: loadContract(), ports });
    const context = backgroundContext("r-1", new AbortController().signal, Date.now() + 2_000);
    assert.deepEqual(await client.getProduct({ productId: "p1" }, context), { product: undefined });
    await to.stop();
  });

  it("publishes what its documents have to tell", async () => {
    await start();
    const rows = toRows(0n, [{ type: "souk.catalog.v1.ProductChanged", data: { productId: "p1" } }], ports);
    await mongo.db.collection<OutboxDocument>("products").insertOne({ _id: "p1", v: 1n, ...outboxOfNew(rows) });
    const { Redis } = await import("ioredis");
    const look = new Redis(redis.url);
    await waitFor(() => look.exists(`{inventory}:inventory.product-changed:${rows[0]?.id}`), {
      what: "the job",
    });
    look.disconnect();
  });

  it("is degraded, not unready, without Redis", async function () {
    this.timeout(20_000);
    await start();
    await redis.kill();
    await waitFor(async () => JSON.stringify(await ready()) === '[200,{"ready":true,"degraded":["redis producer"]}]');
    assert.equal(await health(), Serving.SERVING);
    await redis.restart();
    await waitFor(async () => JSON.stringify(await ready()) === '[200,{"ready":true,"degraded":[]}]');
  });

  it("is unready without its database, and ready again with it", async function () {
    this.timeout(20_000);
    await start();
    await proxy.cut();
    await waitFor(async () => (await ready())[0] === 503);
    assert.equal(await health(), Serving.NOT_SERVING);
    await proxy.mend();
    await waitFor(async () => (await ready())[0] === 200, { timeoutMs: 10_000 });
    assert.equal(await health(), Serving.SERVING);
  });

  it("stops in time, also without Redis", async function () {
    this.timeout(20_000);
    const running = await start();
    await redis.kill();
    const startedAt = performance.now();
    await running.stop();
    assert(performance.now() - startedAt < 3_000);
    await redis.restart();
  });
});
