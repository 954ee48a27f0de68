import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace";
import fc from "fast-check";
import { recordingLogger, silentLogger, waitFor } from "../testing/index.ts";
import { createTracer, formatTraceparent, parseTraceparent } from "./index.ts";

const PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

describe("a traceparent", () => {
  const hex = (length: number) =>
    fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`)).filter((text) => /[1-9a-f]/.test(text));

  it("comes through reading and writing as it was", () => {
    fc.assert(
      fc.property(hex(32), hex(16), fc.constantFrom("00", "01"), (trace, span, flags) => {
        const text = `00-${trace}-${span}-${flags}`;
        const parsed = parseTraceparent(text);
        assert.equal(parsed && formatTraceparent(parsed), text);
      }),
    );
  });

  it("of a later version is read as far as it is known", () => {
    assert.equal(parseTraceparent(`cc${PARENT.slice(2)}-what-may-come`)?.spanId, "b7ad6b7169203331");
  });

  it("that is none is none", () => {
    const broken = [
      undefined,
      "",
      "nonsense",
      `ff${PARENT.slice(2)}`,
      PARENT.toUpperCase(),
      PARENT.replace(/0af7\w+/, "0".repeat(32)),
      PARENT.replace(/b7ad\w+/, "0".repeat(16)),
      PARENT.slice(0, -1),
    ];
    for (const text of broken) assert.equal(parseTraceparent(text), undefined, text);
  });
});

describe("a tracer", () => {
  it("puts a span under its parent, and begins a trace without one", async () => {
    const exporter = new InMemorySpanExporter();
    const processor = new SimpleSpanProcessor({ exporter });
    const tracer = createTracer({ service: "x", logger: silentLogger(), processor });
    const span = tracer.span("a", { role: "SERVER", parent: PARENT, attributes: { k: 1 } });
    tracer.span("b", { role: "CLIENT", parent: span.traceparent }).end({ name: "c", failed: true });
    span.end();
    span.end();
    tracer.span("d", { role: "CONSUMER", parent: "nonsense" }).end();
    const [b, a, d] = exporter.getFinishedSpans();
    assert.deepEqual([b?.name, b?.status.code, b?.parentSpanContext?.spanId], ["c", 2, a?.spanContext().spanId]);
    assert.deepEqual([a?.parentSpanContext?.spanId, a?.attributes.k], ["b7ad6b7169203331", 1]);
    assert.equal(a?.resource.attributes["service.name"], "x");
    assert.equal(d?.parentSpanContext, undefined);
    assert.equal(exporter.getFinishedSpans().length, 3);
  });

  it("keeps the share of its own traces, and others' as they decided", () => {
    const none = createTracer({ service: "x", logger: silentLogger(), ratio: 0 });
    const flagsOf = (parent?: string) => none.span("a", { role: "SERVER", parent }).traceparent.slice(-2);
    assert.deepEqual([flagsOf(), flagsOf(PARENT), flagsOf(`${PARENT.slice(0, -2)}00`)], ["00", "01", "00"]);
  });

  it("tells spans to the log at debug where there is no receiver", () => {
    const logger = recordingLogger();
    const tracer = createTracer({ service: "x", logger });
    tracer.span("a", { role: "PRODUCER", parent: PARENT }).end();
    const [line] = logger.lines;
    assert.equal(line?.level, "debug");
    const { span, kind, spanTraceId, parentSpanId } = line.fields;
    assert.deepEqual(
      [span, kind, spanTraceId, parentSpanId],
      ["a", "PRODUCER", PARENT.slice(3, 35), "b7ad6b7169203331"],
    );
  });

  it("sends what it has to the receiver before it stops, and tells once that the receiver does not take it", async () => {
    const bodies: string[] = [];
    let status = 503;
    const receiver = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      bodies.push(`${request.url} ${body}`);
      response.writeHead(status, { "content-type": "application/json", "retry-after": "9" }).end("{}");
    });
    receiver.listen(0, "127.0.0.1");
    await once(receiver, "listening");
    const endpoint = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
    const logger = recordingLogger();
    const refused = createTracer({ service: "x", logger, endpoint });
    refused.span("lost", { role: "SERVER", parent: undefined }).end();
    await refused.stop();
    await waitFor(() => logger.lines.length > 0, { timeoutMs: 4_000 });
    assert.match(logger.lines[0]?.message ?? "", /not taken/);
    status = 200;
    const tracer = createTracer({ service: "x", logger: silentLogger(), endpoint });
    tracer.span("kept", { role: "SERVER", parent: PARENT }).end();
    await tracer.stop();
    const last = bodies.at(-1) ?? "";
    assert(last.startsWith("/v1/traces ") && last.includes('"name":"kept"') && last.includes(PARENT.slice(3, 35)));
    receiver.close();
  });

  it("stops in a second, whatever its receiver does", async () => {
    const receiver = createServer(() => undefined).listen(0, "127.0.0.1");
    await once(receiver, "listening");
    const endpoint = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    const tracer = createTracer({ service: "x", logger: silentLogger(), endpoint });
    tracer.span("a", { role: "SERVER", parent: undefined }).end();
    const startedAt = performance.now();
    await tracer.stop();
    assert.ok(performance.now() - startedAt < 1_500);
    receiver.closeAllConnections();
    receiver.close();
  });
});
