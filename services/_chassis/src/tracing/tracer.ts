import {
  type Attributes,
  type Span as OtelSpan,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  ParentBasedSampler,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import type { Component } from "../lifecycle/index.ts";
import type { Logger } from "../log/index.ts";
import { LogSpans } from "./log-spans.ts";
import { otlpProcessor } from "./otlp.ts";
import { formatTraceparent, parseTraceparent } from "./traceparent.ts";

export type SpanRole = "SERVER" | "CLIENT" | "PRODUCER" | "CONSUMER";

export interface SpanOptions {
  readonly role: SpanRole;
  /** The W3C traceparent of the span that this one belongs under; without one, a trace begins. */
  readonly parent: string | undefined;
  /** By OpenTelemetry's semantic conventions: names and codes, never content. */
  readonly attributes?: Attributes;
  /** When it began. @defaultValue now */
  readonly startTime?: Date;
}

/** A piece of work in a trace. */
export interface Span {
  /** What travels on, so that work done for this span finds it. */
  readonly traceparent: string;
  /** Tells what came out, and ends the span. */
  end(outcome?: { readonly name?: string; readonly attributes?: Attributes; readonly failed?: boolean }): void;
}

/** Makes spans at any time; {@link Component.stop} sends what is left of them. */
export interface Tracer extends Component {
  span(name: string, options: SpanOptions): Span;
}

export interface TracerOptions {
  readonly service: string;
  readonly logger: Logger;
  /** Base URL of an OTLP/HTTP receiver, such as `http://collector:4318`; undefined sends spans to the log, at debug. */
  readonly endpoint?: string | undefined;
  /** The share of traces begun here that are kept, 0 to 1; a trace begun elsewhere is kept as decided there. @defaultValue 1 */
  readonly ratio?: number;
  /** For tests that look at spans. @defaultValue what `endpoint` asks for */
  readonly processor?: SpanProcessor;
}

const FLUSH_TIMEOUT_MS = 1_000;

/** Spans of one process part. Nothing is registered globally, so several may live in one process. */
export function createTracer({ service, logger, endpoint, ratio = 1, processor }: TracerOptions): Tracer {
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": service, "service.namespace": "souk" }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [processor ?? (endpoint ? otlpProcessor(endpoint, logger) : new LogSpans(logger))],
  });
  const tracer = provider.getTracer("@souk/chassis");

  function span(name: string, { role, parent, ...options }: SpanOptions): Span {
    const known = parseTraceparent(parent);
    const context = known ? trace.setSpanContext(ROOT_CONTEXT, known) : ROOT_CONTEXT;
    const begun = tracer.startSpan(name, { kind: SpanKind[role], ...options }, context);
    return { traceparent: formatTraceparent(begun.spanContext()), end: (outcome) => end(begun, outcome) };
  }

  return {
    name: "tracer",
    span,
    start: async () => undefined,
    stop: async () => {
      const late = new Promise<void>((resolve) => setTimeout(resolve, FLUSH_TIMEOUT_MS).unref());
      await Promise.race([provider.shutdown().catch(() => undefined), late]);
    },
  };
}

function end(span: OtelSpan, { name, attributes, failed }: Parameters<Span["end"]>[0] = {}): void {
  if (name) span.updateName(name);
  if (attributes) span.setAttributes(attributes);
  if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
