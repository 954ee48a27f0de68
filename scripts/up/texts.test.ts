import assert from "node:assert/strict";
import { styleFor } from "../kit/style.ts";
import { environmentOf } from "./environment.ts";
import { durationText, renderStatus, renderSummary, type StatusReport } from "./status.ts";
import { toySpec } from "./test/toy.ts";

const plain = styleFor({ isTTY: false });
const REPORT: StatusReport = {
  absent: [{ name: "search", why: "Go is not installed" }],
  processes: [
    {
      id: "catalog",
      service: "catalog",
      main: 7102,
      admin: 7202,
      phase: "ready",
      pid: 11,
      startedAt: 0,
      restarts: 2,
    },
    {
      id: "edge",
      service: "edge",
      main: 8080,
      admin: 7200,
      phase: "ready",
      pid: 12,
      startedAt: 0,
      restarts: 0,
    },
  ],
  stores: [{ name: "redis", uri: "redis://127.0.0.1:16379", description: "Redis 7.0.15", pid: 13 }],
};

describe("what `make status` and `make up` print", () => {
  it("names every process, store and absent service", () => {
    const text = renderStatus(REPORT, plain, 5_000);
    assert.match(text, /catalog +ready +port 7102 {2}admin 7202 {2}pid 11 {2}for 5 s, came back 2×/);
    assert.match(text, /redis +redis:\/\/127\.0\.0\.1:16379 {2}pid 13 {2}Redis 7\.0\.15/);
    assert.match(text, /search +absent: Go is not installed/);
  });

  it("ends with a call to paste", () => {
    const options = { report: REPORT, seconds: 7.94, shop: "304 products", detached: false, style: plain };
    const text = renderSummary(options);
    assert.match(text, /The shop is up \(7\.9 s\)\./);
    assert.match(text, /curl -s 'http:\/\/127\.0\.0\.1:8080\/v1\/products\?pageSize=3'/);
    assert.match(text, /demo shop +304 products/);
    assert.match(text, /Ctrl-C/);
    assert.match(renderSummary({ ...options, detached: true }), /make down/);
  });

  const durations = { "0 s": 0, "119 s": 119_900, "2 min": 120_000, "2 h": 7_200_000, "2 d": 172_800_000 };
  for (const [text, ms] of Object.entries(durations)) {
    it(`says ${text} for ${ms} ms`, () => assert.equal(durationText(ms), text));
  }
});

describe("the environment of a service", () => {
  const secrets = {
    ...{
      pageTokenFile: "/s/page",
      userJwksFile: "/s/users",
      serviceJwksFile: "/s/services",
      devKeyFile: "/s/dev",
    },
    serviceKeyFile: (name: string) => `/s/${name}`,
  };

  it("has its ports, its stores, its secrets as files, and all replicas of its peers", async () => {
    const cart = await toySpec("cart", { mainPort: 7104, adminPort: 7204, stores: ["mongodb"] });
    const processes = [
      { id: "cart", spec: cart, ports: { main: 7104, admin: 7204 } },
      { id: "cart-2", spec: cart, ports: { main: 7404, admin: 7454 } },
    ];
    const surroundings = { secrets, processes, mongodbUri: "mongodb://m", redisUrl: "redis://r" };
    const env = environmentOf(processes[1] as (typeof processes)[0], surroundings, {
      LOG_LEVEL: "debug",
      HOME: "/h",
    });
    assert.deepEqual(env, {
      HOME: "/h",
      LOG_LEVEL: "debug",
      SHUTDOWN_GRACE_MS: "8000",
      GRPC_PORT: "7404",
      ADMIN_PORT: "7454",
      PAGE_TOKEN_SECRET_FILE: "/s/page",
      JWKS_FILE: "/s/users",
      SERVICE_KEY_FILE: "/s/cart",
      SERVICE_JWKS_FILE: "/s/services",
      MONGODB_URI: "mongodb://m",
      CART_GRPC_ADDR: "ipv4:127.0.0.1:7104,127.0.0.1:7404",
    });
  });
});
