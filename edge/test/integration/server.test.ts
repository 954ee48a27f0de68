import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { setImmediate } from "node:timers/promises";
import { silentLogger } from "@souk/chassis/testing";
import { createHttpServer } from "../../src/http/http-server.ts";
import { startEdge, type TestEdge } from "../support/edge.ts";
import { kitchenContract } from "../support/kitchen.ts";

describe("the edge as a server", () => {
  let edge: TestEdge;
  before(async () => {
    edge = await startEdge(kitchenContract());
    edge.upstream.answer(() => ({ reply: {} }));
  });
  after(() => edge.stop());

  const raw: [rule: string, text: string, answer: RegExp][] = [
    ["refuses what is no HTTP", "nonsense\r\n\r\n", /^HTTP\/1\.1 400 .*MALFORMED_REQUEST/s],
    [
      "refuses a header of more than 16 KiB",
      `GET / HTTP/1.1\r\nhost: x\r\na: ${"a".repeat(17_000)}\r\n\r\n`,
      /^HTTP\/1\.1 431 /,
    ],
    [
      "refuses two lengths",
      "POST /v1/dishes HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n",
      /^HTTP\/1\.1 400 /,
    ],
    [
      "refuses a length beside chunks",
      "POST /v1/dishes HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n",
      /^HTTP\/1\.1 400 /,
    ],
    [
      "refuses letters beyond ASCII in a target",
      "GET /v1/dishes/\u00e9 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
      /^HTTP\/1\.1 400 .*MALFORMED_REQUEST/s,
    ],
    [
      "refuses a fragment in a target",
      "GET /v1/dishes#x HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
      /^HTTP\/1\.1 400 /,
    ],
    [
      "refuses a target that is no path",
      "OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
      /^HTTP\/1\.1 400 /,
    ],
    [
      "refuses two content types",
      "POST /v1/everything HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-type: text/plain\r\ncontent-length: 2\r\n\r\n{}",
      /^HTTP\/1\.1 415 /,
    ],
    [
      "does not read on for ever past the limit",
      "POST /v1/everything HTTP/1.1\r\nhost: x\r\ncontent-length: 999999999\r\n\r\n{",
      /^HTTP\/1\.1 413 .*connection: close/is,
    ],
  ];
  for (const [rule, text, answer] of raw) {
    it(rule, async () => assert.match(await edge.raw(Buffer.from(text)), answer));
  }

  it("is alive, ready and measured on its admin port only", async () => {
    await edge.send("GET", "/v1/dishes/secret-id?max_age=1s");
    await edge.send("GET", "/v1/secret-path");
    const get = async (path: string) => {
      const response = await fetch(edge.adminUrl + path);
      return [response.status, await response.text()] as const;
    };
    assert.equal((await get("/livez"))[0], 200);
    assert.deepEqual(await get("/readyz"), [200, '{"ready":true,"degraded":[]}\n']);
    const [, metrics] = await get("/metrics");
    assert.match(
      metrics,
      /http_server_request_duration_seconds_count\{http_request_method="GET",http_route="\/v1\/dishes\/\{dish_id\}",http_response_status_code="200"\}/,
    );
    assert.match(metrics, /http_route="\(none\)",http_response_status_code="404"/);
    assert.doesNotMatch(metrics, /secret/);
    assert.equal((await edge.send("GET", "/livez")).status, 404);
  });

  it("logs one line a request, by its template", async () => {
    edge.log.length = 0;
    await edge.sendAs("customer", "PUT", "/v1/dishes/secret-id", {
      body: { title: "secret" },
      headers: { "x-request-id": "r-7" },
    });
    await edge.send("GET", "/v1/secret?token=secret");
    assert.equal(edge.log.length, 2);
    const [first, second] = edge.log;
    const { method, route, status, requestId, msg } = first ?? {};
    assert.deepEqual(
      [method, route, status, requestId, msg],
      ["PUT", "/v1/dishes/{dish.dish_id}", 200, "r-7", "request answered"],
    );
    assert.equal(typeof first?.durationMs, "number");
    assert.deepEqual([second?.route, second?.status, second?.reason], ["(none)", 404, "ROUTE_NOT_FOUND"]);
    assert.doesNotMatch(JSON.stringify(edge.log), /secret|ey[A-Za-z0-9]{10}/);
  });

  it("keeps a connection whose body it did not need", async () => {
    const body = "x".repeat(100_000);
    const first = `POST /v1/nowhere HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    const second = "GET /v1/dishes/1 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    assert.match(await edge.raw(first + second), /HTTP\/1\.1 404 .*HTTP\/1\.1 200 /s);
  });

  it("takes a caller that goes away in the middle of its body for no fault of its own", async () => {
    edge.log.length = 0;
    const socket = connect(Number(new URL(edge.url).port), "127.0.0.1");
    const head = "POST /v1/everything HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 100\r\n\r\n";
    socket.write(head);
    await once(socket, "data");
    socket.destroy();
    while (edge.log.length === 0) await setImmediate();
    assert.deepEqual([edge.log[0]?.status, edge.log[0]?.level], [499, "info"]);
  });

  it("logs what broke, which it does not tell", async () => {
    edge.log.length = 0;
    edge.upstream.answer(() => ({ error: { code: 13, details: "boom at app.js:7" } }));
    const answer = await edge.send("GET", "/v1/dishes/1");
    assert.doesNotMatch(answer.text, /boom/);
    assert.match(JSON.stringify(edge.log), /"level":"error".*boom at app.js:7/);
  });
});

describe("a connection", () => {
  it("ends when its caller goes on sending slowly what has had its answer", async () => {
    const server = createHttpServer({
      ...{ port: 0, host: "127.0.0.1", logger: silentLogger(), nextId: () => "id", onDrain: () => undefined },
      handle: (_, response) => void response.end("enough"),
      lingerMs: 100,
    });
    await server.start();
    const socket = connect(server.port(), "127.0.0.1");
    socket.write("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n");
    const drip = setInterval(() => socket.write("x"), 20);
    socket.on("error", () => undefined);
    socket.resume();
    await new Promise((resolve) => socket.once("close", resolve));
    clearInterval(drip);
    await server.stop();
  });
});

describe("an edge that stops", () => {
  it("finishes what is in flight, says that it closes, and takes no more", async () => {
    const edge = await startEdge(kitchenContract());
    let finish: () => void = () => undefined;
    let arrived: () => void = () => undefined;
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    edge.upstream.answer(async () => {
      arrived();
      await finished;
      return { reply: { dish: { title: "late" } } };
    });
    const inFlight = edge.send("GET", "/v1/dishes/1");
    await arrival;
    const stopped = edge.stop();
    finish();
    const answer = await inFlight;
    assert.deepEqual([answer.status, answer.json.title], [200, "late"]);
    assert.equal(answer.headers.get("connection"), "close");
    await stopped;
    const port = Number(new URL(edge.url).port);
    await new Promise<void>((resolve) => connect(port, "127.0.0.1").once("error", () => resolve()));
  });
});
