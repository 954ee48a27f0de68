import { SpanKind } from "@opentelemetry/api";
import type { ReadableSpan, SpanProcessor } from "@opentelemetry/sdk-trace";
import type { Logger } from "../log/index.ts";

/** Tells each span to the log at debug, for machines without a collector. */
export class LogSpans implements SpanProcessor {
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  onStart(): void {}

  onEnd(span: ReadableSpan): void {
    const { traceId, spanId } = span.spanContext();
    const [seconds, nanos] = span.duration;
    this.#logger.debug(
      {
        span: span.name,
        kind: SpanKind[span.kind] ?? "",
        durationMs: Math.round(seconds * 1e4 + nanos / 1e5) / 10,
        ...{ spanTraceId: traceId, spanId, parentSpanId: span.parentSpanContext?.spanId ?? "" },
      },
      "span",
    );
  }

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}
