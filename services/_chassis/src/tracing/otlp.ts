import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { BatchSpanProcessor, type SpanExporter, type SpanProcessor } from "@opentelemetry/sdk-trace";
import type { Logger } from "../log/index.ts";

const EVERY_MS = 1_000;
const TIMEOUT_MS = 3_000;

/** Sends spans in batches to an OTLP/HTTP receiver; what it does not take is dropped, and told once. */
export function otlpProcessor(endpoint: string, logger: Logger): SpanProcessor {
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/$/, "")}/v1/traces`,
    timeoutMillis: TIMEOUT_MS,
  });
  return new BatchSpanProcessor({
    exporter: telling(exporter, logger),
    scheduledDelayMillis: EVERY_MS,
    exportTimeoutMillis: TIMEOUT_MS,
  });
}

function telling(exporter: SpanExporter, logger: Logger): SpanExporter {
  let failing = false;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const failed = result.error !== undefined;
        if (failed !== failing) {
          if (failed) logger.warn({ component: "tracer", err: result.error }, "spans are not taken; they are dropped");
          else logger.info({ component: "tracer" }, "spans are taken again");
        }
        failing = failed;
        done(result);
      }),
    forceFlush: async () => exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  };
}
