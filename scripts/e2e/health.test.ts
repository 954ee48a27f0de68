import assert from "node:assert/strict";
import { Client, credentials } from "@grpc/grpc-js";
import { startTcpProxy, type TcpProxy, waitFor } from "@souk/chassis/testing";
import {
  HealthCheckResponse,
  HealthListResponse,
  HealthService,
  HealthCheckResponse_ServingStatus as Status,
} from "@souk/proto/grpc/health/v1/health";
import { SERVICES } from "../services.ts";
import { describeInBothModes, openShop, type RunningShop } from "./support/shop.ts";

const WITHIN = { timeoutMs: 3_000 };

describeInBothModes("health", (mode) => {
  let proxy: TcpProxy;
  let shop: RunningShop;
  let client: Client;

  before(async () => {
    proxy = await startTcpProxy(Number(new URL(process.env.TEST_MONGODB_URI ?? "").port));
    shop = await openShop({ mode, mongodbUri: `mongodb://127.0.0.1:${proxy.port}` });
    client = new Client(`127.0.0.1:${shop.portsOf("catalog").grpc}`, credentials.createInsecure());
  });
  after(async () => {
    client.close();
    await proxy.mend();
    await shop.stop();
    await proxy.stop();
  });

  function ask<T>(method: "check" | "list", decode: (bytes: Buffer) => T): Promise<T> {
    const { path } = HealthService[method];
    return new Promise((resolve, reject) => {
      const deadline = { deadline: Date.now() + 5_000 };
      client.makeUnaryRequest(
        path,
        () => Buffer.alloc(0),
        decode,
        {},
        deadline,
        (error, reply) => (error ? reject(error) : resolve(reply as T)),
      );
    });
  }

  it("every service has ports and readiness of its own, in as many processes as there should be", async () => {
    const beside = SERVICES.flatMap((spec) => spec.beside).length;
    const processes = new Set(shop.supervisor.processesOf()).size;
    assert.equal(processes - beside, mode === "one" ? 1 : SERVICES.length);
    for (const { name } of SERVICES) {
      const answer = await fetch(`http://127.0.0.1:${shop.portsOf(name).admin}/readyz`);
      assert.equal(answer.status, 200, name);
    }
  });

  it("Check, List, Watch and /readyz follow the database, and /livez does not", async () => {
    const watched: Status[] = [];
    const decode = (bytes: Buffer) => HealthCheckResponse.decode(bytes);
    const watch = client.makeServerStreamRequest(HealthService.watch.path, () => Buffer.alloc(0), decode, {});
    watch.on("data", ({ status }: HealthCheckResponse) => watched.push(status));
    watch.on("error", () => undefined);
    const readyz = async () => (await fetch(`http://127.0.0.1:${shop.portsOf("catalog").admin}/readyz`)).status;
    const list = () => ask("list", (bytes) => HealthListResponse.decode(bytes));

    await waitFor(() => watched.length === 1, WITHIN);
    assert.equal((await ask("check", decode)).status, Status.SERVING);

    await proxy.cut();
    await waitFor(() => watched.length === 2, {
      ...WITHIN,
      what: "the watch to hear that the database is gone",
    });
    assert.equal((await ask("check", decode)).status, Status.NOT_SERVING);
    assert.equal((await list()).statuses["souk.catalog.v1.CatalogService"]?.status, Status.NOT_SERVING);
    assert.equal(await readyz(), 503);
    assert.equal((await fetch(`http://127.0.0.1:${shop.portsOf("catalog").admin}/livez`)).status, 200);

    await proxy.mend();
    await waitFor(() => watched.length === 3, {
      ...WITHIN,
      what: "the watch to hear that the database is back",
    });
    assert.deepEqual(watched, [Status.SERVING, Status.NOT_SERVING, Status.SERVING]);
    assert.equal(await readyz(), 200);
    watch.cancel();
  });

  it("while the database is gone a call is answered with 503 and the advice to come back", async () => {
    await proxy.cut();
    const answer = await fetch(`${shop.base}/v1/products`);
    const body = (await answer.json()) as { details: { reason: string }[] };
    assert.equal(answer.status, 503, JSON.stringify(body));
    assert.equal(body.details[0]?.reason, "UNAVAILABLE");
    assert.equal(answer.headers.get("retry-after"), "1");
    await proxy.mend();
    await waitFor(async () => (await fetch(`${shop.base}/v1/products`)).ok, WITHIN);
  });
});
