import assert from "node:assert/strict";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { status as codes } from "@grpc/grpc-js";
import { HealthService, HealthCheckResponse_ServingStatus as Serving } from "@souk/proto/grpc/health/v1/health";
import { CatalogServiceService } from "@souk/proto/souk/catalog/v1/catalog_service";
import { detailsOf, failureOf, type RawClient, rawClient } from "../../test/support/raw-client.ts";
import { backgroundContext } from "../context/index.ts";
import { startTestServer, type TestServer, waitFor } from "../testing/index.ts";
import { createHealthStatuses } from "./health.ts";

const CATALOG = "souk.catalog.v1.CatalogService";
const { getProduct } = CatalogServiceService;

describe("a watcher of health", () => {
  it("hears of a change that came while it was not listening", async () => {
    const health = createHealthStatuses();
    health.set(CATALOG, true);
    const background = backgroundContext("test", new AbortController().signal, Number.POSITIVE_INFINITY);
    const context = { ...background, method: "/grpc.health.v1.Health/Watch", setReplyMetadata: () => undefined };
    const watch = health.handlers.watch({ service: CATALOG }, context)[Symbol.asyncIterator]();
    assert.deepEqual((await watch.next()).value, { status: Serving.SERVING });
    health.set(CATALOG, false);
    const late = delay(1_000, "nothing", { ref: false });
    assert.deepEqual(await Promise.race([watch.next(), late]), { value: { status: Serving.NOT_SERVING }, done: false });
  });
});

describe("health", () => {
  let server: TestServer;
  let raw: RawClient;

  beforeEach(async () => {
    server = await startTestServer({
      service: "catalog",
      setUp: (grpc) => grpc.add({ getProduct }, { getProduct: async () => ({ product: undefined }) }),
    });
    raw = await rawClient(server);
  });
  afterEach(async () => {
    raw.close();
    await server.stop();
  });

  async function check(service: string) {
    const bytes = HealthService.check.requestSerialize({ service });
    // without any token: whoever runs the process may ask
    const metadata = raw.metadata();
    metadata.remove("x-souk-service");
    return HealthService.check.responseDeserialize(await raw.unary(HealthService.check.path, bytes, { metadata }))
      .status;
  }

  it("is told for the server and for each service, to anyone", async () => {
    for (const [serving, status] of [
      [true, Serving.SERVING],
      [false, Serving.NOT_SERVING],
    ] as const) {
      server.grpc.setServing(serving);
      assert.deepEqual(await Promise.all(["", CATALOG, "grpc.health.v1.Health"].map(check)), [status, status, status]);
    }
  });

  it("of a service that is not here is NOT_FOUND, with a reason", async () => {
    const error = await failureOf(check("souk.cart.v1.CartService"));
    assert.equal(error.code, codes.NOT_FOUND);
    assert.deepEqual(detailsOf(error)?.metadata, { service: "souk.cart.v1.CartService" });
  });

  it("is listed", async () => {
    server.grpc.setServing(true);
    const bytes = await raw.unary(HealthService.list.path, Buffer.alloc(0));
    const { statuses } = HealthService.list.responseDeserialize(bytes);
    assert.deepEqual(statuses[CATALOG], { status: Serving.SERVING });
    assert("" in statuses);
  });

  it("is watched: first as it is, then each change, and nothing twice", async () => {
    const seen: number[] = [];
    const stream = raw.watch(HealthService.watch, { service: CATALOG });
    stream.on("error", () => undefined);
    stream.on("data", ({ status }) => seen.push(status));
    await once(stream, "data");
    for (const serving of [true, true, false, true]) {
      server.grpc.setServing(serving);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await waitFor(() => seen.length >= 4);
    assert.deepEqual(seen, [Serving.SERVICE_UNKNOWN, Serving.SERVING, Serving.NOT_SERVING, Serving.SERVING]);
    stream.cancel();
  });
});
