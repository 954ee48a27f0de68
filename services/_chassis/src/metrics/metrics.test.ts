import assert from "node:assert/strict";
import { type AdminServer, createAdminServer, type HealthReport } from "./admin-server.ts";
import { createMetrics } from "./metrics.ts";

describe("metrics", () => {
  it("count calls and events by their labels", async () => {
    const metrics = createMetrics();
    metrics.serverCalls.observe({ rpc_method: "s/M", rpc_status_code: "OK" }, 0.02);
    metrics.clientCalls.observe({ rpc_method: "s/M", rpc_status_code: "NOT_FOUND" }, 0.02);
    metrics.events.inc({ stage: "logged", event_type: "souk.x.v1.Y" });
    metrics.publishLag.observe({ queue: "q" }, 0.3);
    const text = await metrics.render();
    assert(text.includes('rpc_server_call_duration_seconds_count{rpc_method="s/M",rpc_status_code="OK"} 1'));
    assert(text.includes('rpc_client_call_duration_seconds_count{rpc_method="s/M",rpc_status_code="NOT_FOUND"} 1'));
    assert(text.includes('souk_events_total{stage="logged",event_type="souk.x.v1.Y"} 1'));
    assert(text.includes('souk_event_publish_lag_seconds_bucket{le="0.5",queue="q"} 1'));
  });

  it("of two parts of one process do not mix", async () => {
    const [a, b] = [createMetrics(), createMetrics()];
    a.events.inc({ stage: "logged", event_type: "only-in-a" });
    assert(!(await b.render()).includes("only-in-a"));
  });

  it("take new counters, histograms, and gauges that are asked at each rendering", async () => {
    const metrics = createMetrics();
    metrics.counter("refusals_total", "Refusals.", ["why"]).inc({ why: "busy" });
    assert((await metrics.render()).includes('refusals_total{why="busy"} 1'));
    let depth = 3;
    metrics.gauge("queue_depth", "Jobs waiting.", ["queue"], () => [[{ queue: "q" }, depth]]);
    metrics.histogram("sizes", "Sizes.", ["kind"], [1, 10]).observe({ kind: "x" }, 5);
    assert((await metrics.render()).includes('queue_depth{queue="q"} 3'));
    depth = 4;
    const text = await metrics.render();
    assert(text.includes('queue_depth{queue="q"} 4') && text.includes('sizes_bucket{le="10",kind="x"} 1'));
  });
});

describe("the admin port", () => {
  const metrics = createMetrics();
  let report: HealthReport = { ready: true, degraded: [] };
  let admin: AdminServer;

  const options = { port: 0, host: "127.0.0.1", metrics, health: () => report };
  const get = (path: string) => fetch(`http://127.0.0.1:${admin.port()}${path}`);

  beforeEach(async () => {
    report = { ready: true, degraded: [] };
    admin = createAdminServer(options);
    await admin.start();
  });
  afterEach(() => admin.stop());

  it("says at /livez that the process turns", async () => {
    const response = await get("/livez?verbose");
    assert.deepEqual([response.status, await response.text()], [200, "ok\n"]);
  });

  it("is ready with 200 and tells what is degraded", async () => {
    report = { ready: true, degraded: ["redis"] };
    const response = await get("/readyz");
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("content-type"), "application/json");
    assert.deepEqual(await response.json(), report);
  });

  it("is not ready with 503", async () => {
    report = { ready: false, degraded: ["redis", "peer inventory"] };
    const response = await get("/readyz");
    assert.equal(response.status, 503);
    assert.deepEqual(await response.json(), report);
  });

  it("renders metrics in Prometheus's text format", async () => {
    const response = await get("/metrics");
    assert.equal(response.headers.get("content-type"), "text/plain; version=0.0.4; charset=utf-8");
    assert.match(await response.text(), /^# HELP process_cpu_seconds_total/m);
  });

  it("names the paths it knows to whoever asks for another", async () => {
    const response = await get("/");
    assert.equal(response.status, 404);
    assert.match(await response.text(), /\/readyz/);
  });

  it("answers 500 and lives on when a gauge throws", async () => {
    const broken = createMetrics();
    broken.gauge("broken", "Throws.", [], () => {
      throw new Error("no value");
    });
    const other = createAdminServer({ ...options, metrics: broken });
    await other.start();
    const url = `http://127.0.0.1:${other.port()}`;
    assert.equal((await fetch(`${url}/metrics`)).status, 500);
    assert.equal((await fetch(`${url}/livez`)).status, 200);
    await other.stop();
  });

  it("cannot start on a port in use", async () => {
    await assert.rejects(createAdminServer({ ...options, port: admin.port() }).start(), {
      code: "EADDRINUSE",
    });
  });

  it("closes connections that are kept alive when it stops", async () => {
    const other = createAdminServer(options);
    await other.start();
    await (await fetch(`http://127.0.0.1:${other.port()}/livez`)).text();
    const startedAt = performance.now();
    await other.stop();
    assert(performance.now() - startedAt < 1_000);
  });
});
