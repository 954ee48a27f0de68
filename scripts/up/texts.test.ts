import assert from "node:assert/strict";
import { styleFor } from "../kit/style.ts";
import { COMPILE_CACHE, companionEnvironment, environmentOf } from "./environment.ts";
import type { PlannedProcess, PlannedService } from "./plan.ts";
import { durationText, renderStatus, renderSummary, type ServiceStatus, type StatusReport } from "./status.ts";
import { toySpec } from "./test/toy.ts";

const plain = styleFor({ isTTY: false });
const REPORT: StatusReport = {
  mode: "many",
  absent: [{ name: "search", why: "Go is not installed" }],
  elsewhere: [{ name: "cart", variable: "CART_GRPC_ADDR", address: "127.0.0.1:7104" }],
  services: [
    {
      ...{ id: "catalog", service: "catalog", ports: { grpc: 7102, admin: 7202 } },
      ...{ phase: "ready", pid: 11, startedAt: 0, restarts: 2 },
    },
    {
      ...{ id: "edge", service: "edge", ports: { rest: 8080, grpc: 7100, admin: 7200 } },
      ...{ phase: "ready", pid: 12, startedAt: 0, restarts: 0 },
    },
  ],
  beside: [{ id: "sandbox", port: 7301, phase: "ready", pid: 14, restarts: 1 }],
  stores: [{ name: "redis", uri: "redis://127.0.0.1:16379", description: "Redis 7.0.15", pid: 13 }],
};

describe("what `make status` and `make up` print", () => {
  it("names every service, store, and what does not run here", () => {
    const text = renderStatus(REPORT, plain, 5_000);
    assert.match(text, /catalog +ready +gRPC 7102 {2}admin 7202 {2}pid 11 {2}for 5 s, came back 2×/);
    assert.match(text, /edge +ready +REST 8080 {2}gRPC 7100 {2}admin 7200/);
    assert.match(text, /sandbox +ready +HTTP 7301 {2}pid 14, came back 1×/);
    assert.match(text, /redis +redis:\/\/127\.0\.0\.1:16379 {2}pid 13 {2}Redis 7\.0\.15/);
    assert.match(text, /search +absent: Go is not installed/);
    assert.match(text, /cart +not started: expected at 127\.0\.0\.1:7104 \(CART_GRPC_ADDR\)/);
    assert.doesNotMatch(text, /one process/);
    assert.match(renderStatus({ ...REPORT, mode: "one" }, plain), /All services run in one process/);
  });

  it("ends with a call to paste", () => {
    const options = { report: REPORT, seconds: 7.94, shop: "304 products", detached: false, style: plain };
    const text = renderSummary(options);
    assert.match(text, /The shop is up \(7\.9 s\)\./);
    assert.match(text, /curl -s 'http:\/\/127\.0\.0\.1:8080\/v1\/products\?pageSize=3'/);
    assert.match(text, /demo shop +304 products/);
    assert.match(text, /sign-in +not possible: identity does not run here/);
    const identity = { ...(REPORT.services[0] as ServiceStatus), id: "identity", service: "identity" };
    const withIdentity = { ...REPORT, services: [...REPORT.services, identity] };
    assert.doesNotMatch(renderSummary({ ...options, report: withIdentity }), /sign-in/);
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
      auditFile: "/s/audit",
      webhookFile: "/s/webhook",
      quoteTokenFile: "/s/quote",
      serviceJwksFile: "/s/services",
      identityKeyFile: "/s/identity",
      bootstrapAccountsFile: "/s/accounts",
    },
    serviceKeyFile: (name: string) => `/s/${name}`,
  };

  it("has its ports, stores, secrets as files and all replicas of its peers; in one process each keeps its own", async () => {
    const cart = await toySpec("cart", { stores: ["mongodb"] });
    const front = await toySpec("front", { ports: { rest: 8080, grpc: 7100, admin: 7200 } });
    const services = [
      { id: "cart", spec: cart, ports: { grpc: 7104, admin: 7204 } },
      { id: "cart-2", spec: cart, ports: { grpc: 7404, admin: 7454 } },
      { id: "front", spec: front, ports: front.ports },
    ];
    const addresses = { SEARCH_GRPC_ADDR: "127.0.0.1:7109" };
    const surroundings = {
      secrets,
      services,
      addresses,
      mongodbUri: "mongodb://m",
      redisUrl: "redis://r",
      issuer: "http://i",
      beside: {},
    };
    const shared = {
      PAGE_TOKEN_SECRET_FILE: "/s/page",
      AUDIT_SECRET_FILE: "/s/audit",
      TOKEN_ISSUER: "http://i",
      SERVICE_JWKS_FILE: "/s/services",
      SEARCH_GRPC_ADDR: "127.0.0.1:7109",
      CART_GRPC_ADDR: "ipv4:127.0.0.1:7104,127.0.0.1:7404",
    };
    const second = {
      ...{ ...shared, GRPC_PORT: "7404", ADMIN_PORT: "7454" },
      ...{ SERVICE_KEY_FILE: "/s/cart", MONGODB_URI: "mongodb://m" },
    };
    const edge = {
      ...{ ...shared, EDGE_PORT: "8080", GRPC_PORT: "7100", ADMIN_PORT: "7200" },
      SERVICE_KEY_FILE: "/s/front",
    };
    const inherited = { LOG_LEVEL: "debug", HOME: "/h" };
    const everyones = { ...inherited, SHUTDOWN_GRACE_MS: "8000", NODE_COMPILE_CACHE: COMPILE_CACHE };
    const processOf = (id: string, ...own: PlannedService[]): PlannedProcess => ({
      ...{ id, services: own, language: "typescript", main: "/m", cwd: "/", inspect: false },
    });
    const [, replica, fronting] = services as [PlannedService, PlannedService, PlannedService];
    const ofReplica = environmentOf(processOf("cart-2", replica), surroundings, inherited);
    assert.deepEqual(ofReplica, { ...everyones, ...second });
    const { ONE_SERVICES = "", ...rest } = environmentOf(processOf("one", replica, fronting), surroundings, inherited);
    assert.deepEqual(rest, everyones);
    assert.deepEqual(JSON.parse(ONE_SERVICES), { "cart-2": second, front: edge });
  });

  it("has the sandbox's address and secret where that runs beside it, and so has the sandbox its own", async () => {
    const payment = await toySpec("payment", { beside: [{ name: "sandbox", port: 7301 }] });
    const planned = { id: "payment", spec: payment, ports: payment.ports };
    const around = { addresses: {}, mongodbUri: "", redisUrl: "", issuer: "http://i", beside: { sandbox: 8301 } };
    const surroundings = { ...around, secrets, services: [planned] };
    const own: PlannedProcess = {
      ...{ id: "payment", services: [planned], language: "typescript", main: "/m", cwd: "/", inspect: false },
    };
    const { SANDBOX_URL, PAYMENT_WEBHOOK_SECRET_FILE, PAYMENT_RETURN_URL } = environmentOf(own, surroundings, {});
    assert.deepEqual(
      [SANDBOX_URL, PAYMENT_WEBHOOK_SECRET_FILE, PAYMENT_RETURN_URL],
      ["http://127.0.0.1:8301", "/s/webhook", "http://i/"],
    );
    assert.deepEqual(companionEnvironment({ id: "sandbox", port: 8301 }, surroundings, "/d", {}), {
      ...{ LOG_LEVEL: "info", SANDBOX_PORT: "8301", SANDBOX_JOURNAL: "/d/sandbox/journal" },
      ...{ SANDBOX_WEBHOOK_URL: "http://i/v1/webhooks/sandbox", PAYMENT_WEBHOOK_SECRET_FILE: "/s/webhook" },
    });
  });
});
