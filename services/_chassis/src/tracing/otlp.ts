import { BatchSpanProcessor, type SpanExporter, type SpanProcessor } from "@opentelemetry/sdk-trace";
import type { Logger } from "../log/index.ts";

const EVERY_MS = 1_000;
const TIMEOUT_MS = 3_000;

/** Sends spans in batches to an OTLP/HTTP receiver; what it does not take is dropped, and told once. */
export function otlpProcessor(endpoint: string, logger: Logger): SpanProcessor {
  return new BatchSpanProcessor({
    exporter: telling(loadExporter(`${endpoint.replace(/\/$/, "")}/v1/traces`), logger),
    ...{ scheduledDelayMillis: EVERY_MS, exportTimeoutMillis: TIMEOUT_MS },
  });
}

/** Loaded by who sends spans: to others its hundred modules would only be a slower start. */
async function loadExporter(url: string): Promise<SpanExporter> {
  const { OTLPTraceExporter } = await import("@opentelemetry/exporter-trace-otlp-http");
  return new OTLPTraceExporter({ url, timeoutMillis: TIMEOUT_MS });
}

function telling(loading: Promise<SpanExporter>, logger: Logger): SpanExporter {
  let failing = false;
  const tell = (error: Error | undefined) => {
    if (error && !failing) logger.warn({ component: "tracer", err: error }, "spans are not taken; they are dropped");
    if (!error && failing) logger.info({ component: "tracer" }, "spans are taken again");
    failing = error !== undefined;
  };
  return {
    export: async (spans, done) =>
      (await loading).export(spans, (result) => {
        tell(result.error);
        done(result);
      }),
    forceFlush: async () => (await loading).forceFlush?.(),
    shutdown: async () => (await loading).shutdown(),
  };
}
