import assert from "node:assert/strict";
import { Metadata } from "@grpc/grpc-js";
import { backgroundContext } from "../context/index.ts";
import { AppError, sharedError, toAppError, toStatus } from "../errors/index.ts";
import type { ServerCall } from "../grpc/handlers.ts";
import type { CallContext } from "../grpc/index.ts";
import { createMetrics } from "../metrics/index.ts";
import { recordingLogger, testContract } from "../testing/index.ts";
import { authorize, observe } from "./index.ts";

const contract = testContract();

function callOf(path: string, entries: Record<string, string> = {}, isForgotten = false): ServerCall {
  const stated = contract.method(path);
  assert(stated);
  const method = isForgotten ? { ...stated, policy: undefined } : stated;
  const context: CallContext = {
    ...backgroundContext("r-1", new AbortController().signal, 0),
    method: path,
    setReplyMetadata: () => undefined,
  };
  return { method, metadata: Metadata.fromHttp2Headers(entries), context };
}

describe("authorize", () => {
  const GET = "/souk.catalog.v1.CatalogService/GetProduct";
  const CREATE = "/souk.catalog.v1.CatalogService/CreateProduct";
  const verifyToken = async (token: string) => {
    if (token === "bad") throw sharedError("TOKEN_INVALID", "bad");
    return { subject: token, role: token === "boss" ? ("ADMIN" as const) : ("USER" as const) };
  };
  const metrics = createMetrics();
  const interceptor = authorize({ metrics, verifyToken, verifyCaller: async (token) => token });

  async function outcome(path: string, entries: Record<string, string>): Promise<string> {
    const call = callOf(path, entries);
    try {
      let answer = "not called";
      await interceptor(call, async () => {
        answer = `${call.context.caller} for ${call.context.principal?.subject}`;
      });
      return answer;
    } catch (error) {
      return (error as AppError).reason;
    }
  }

  it("tells where a caller is as the edge saw it, and believes nobody else", async () => {
    const networkSeenBy = async (caller: string, path: string) => {
      const call = callOf(path, { "x-souk-service": caller, "x-forwarded-for": "2001:db8:1:2::9" });
      await interceptor(call, async () => undefined);
      return call.context.network;
    };
    assert.equal(await networkSeenBy("edge", GET), "2001:db8:1:2::/64");
    assert.equal(await networkSeenBy("search", "/souk.catalog.v1.CatalogService/WatchProducts"), undefined);
  });

  const cases: [name: string, path: string, entries: Record<string, string>, outcome: string][] = [
    ["lets a known caller through to what is public", GET, { "x-souk-service": "edge" }, "edge for undefined"],
    ["refuses who does not say which service it is", GET, {}, "CALLER_UNKNOWN"],
    ["refuses a service that the contract does not name", GET, { "x-souk-service": "search" }, "CALLER_DENIED"],
    ["tells the handler the user", GET, { "x-souk-service": "edge", authorization: "Bearer u-1" }, "edge for u-1"],
    ["reads the scheme in any case", GET, { "x-souk-service": "edge", authorization: "bearer  u-1" }, "edge for u-1"],
    [
      "refuses a bad token also where none is needed",
      GET,
      { "x-souk-service": "edge", authorization: "Bearer bad" },
      "TOKEN_INVALID",
    ],
    ["refuses another scheme", GET, { "x-souk-service": "edge", authorization: "Basic dTpw" }, "TOKEN_INVALID"],
    ["refuses more than a token", GET, { "x-souk-service": "edge", authorization: "Bearer a b" }, "TOKEN_INVALID"],
    ["asks for a token where one is needed", CREATE, { "x-souk-service": "edge" }, "TOKEN_REQUIRED"],
    [
      "refuses a role that is too weak",
      CREATE,
      { "x-souk-service": "edge", authorization: "Bearer u-1" },
      "ACCESS_DENIED",
    ],
    [
      "lets a stronger role through",
      CREATE,
      { "x-souk-service": "edge", authorization: "Bearer boss" },
      "edge for boss",
    ],
    ["looks at the caller before the user", CREATE, { authorization: "Bearer bad" }, "CALLER_UNKNOWN"],
    ["leaves vendored services open", "/grpc.health.v1.Health/Check", {}, "undefined for undefined"],
  ];
  for (const [name, path, entries, wanted] of cases) {
    it(name, async () => assert.equal(await outcome(path, entries), wanted));
  }

  it("counts what it refuses, by rpc and reason, and nothing else", async () => {
    const counting = createMetrics();
    const strict = authorize({ metrics: counting, verifyToken, verifyCaller: async (token) => token });
    const broken = async () => Promise.reject(sharedError("UNAVAILABLE", "the handler's business"));
    for (const entries of [{}, { "x-souk-service": "search" }, { "x-souk-service": "search" }]) {
      await assert.rejects(strict(callOf(GET, entries), async () => undefined));
    }
    await assert.rejects(strict(callOf(GET, { "x-souk-service": "edge" }), broken));
    const counted = (await counting.render())
      .split("\n")
      .filter((line) => line.startsWith("souk_access_denials_total"));
    const labelled = (reason: string) => `{rpc_method="${GET.slice(1)}",reason="${reason}"}`;
    assert.deepEqual(counted, [
      `souk_access_denials_total${labelled("CALLER_UNKNOWN")} 1`,
      `souk_access_denials_total${labelled("CALLER_DENIED")} 2`,
    ]);
  });

  it("refuses everybody where the contract has no policy", async () => {
    const call = callOf(GET, { "x-souk-service": "edge", authorization: "Bearer boss" }, true);
    const denied = interceptor(call, async () => assert.fail("called"));
    await assert.rejects(denied, { reason: "ACCESS_DENIED" });
  });

  it("keeps the token, so that it can travel on", async () => {
    const call = callOf(GET, { "x-souk-service": "edge", authorization: "Bearer u-1" });
    await interceptor(call, async () => undefined);
    assert.equal(call.context.userToken, "u-1");
  });
});

describe("observe", () => {
  const PATH = "/souk.catalog.v1.CatalogService/GetProduct";

  async function observed(outcome: unknown) {
    const logger = recordingLogger();
    const metrics = createMetrics();
    const explain = (error: unknown) => toAppError(error, "souk.catalog.v1");
    const codeOf = (error: AppError) => toStatus(error, contract.reason).code;
    const call = callOf(PATH);
    call.context = { ...call.context, caller: "edge" };
    const done = observe({ logger, metrics, toAppError: explain, codeOf })(call, async () => {
      if (outcome !== undefined) throw outcome;
    });
    const error = await done.then(
      () => undefined,
      (failure: unknown) => failure,
    );
    return { line: logger.lines[0], lines: logger.lines.length, text: await metrics.render(), error };
  }

  it("tells a success at info, with who called what and how long it took", async () => {
    const { line, lines, text } = await observed(undefined);
    assert.deepEqual([lines, line?.level, line?.message], [1, "info", "call answered"]);
    const { method, code, caller, durationMs } = line?.fields ?? {};
    assert.deepEqual([method, code, caller], ["souk.catalog.v1.CatalogService/GetProduct", "OK", "edge"]);
    assert.equal(typeof durationMs, "number");
    assert(text.includes('rpc_method="souk.catalog.v1.CatalogService/GetProduct",rpc_status_code="OK"} 1'));
  });

  it("tells a caller's fault at info, with its reason", async () => {
    const { line, text } = await observed(new AppError("souk.catalog.v1", "PRODUCT_NOT_FOUND", "no"));
    assert.deepEqual([line?.level, line?.fields.code, line?.fields.reason], ["info", "NOT_FOUND", "PRODUCT_NOT_FOUND"]);
    assert(text.includes('rpc_status_code="NOT_FOUND"} 1'));
  });

  it("tells a fault of ours at error, with what lay behind it", async () => {
    const cause = new Error("hunter2");
    const { line, error } = await observed(cause);
    assert.deepEqual([line?.level, line?.fields.code, line?.fields.err], ["error", "INTERNAL", cause]);
    assert.deepEqual([(error as AppError).reason, (error as AppError).cause], ["INTERNAL", cause]);
    const plain = sharedError("UNAVAILABLE", "later");
    assert.equal((await observed(plain)).line?.fields.err, plain);
  });
});
