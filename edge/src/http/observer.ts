import type { IncomingMessage } from "node:http";
import type { Logger } from "@souk/chassis/log";
import type { Metrics } from "@souk/chassis/metrics";
import type { Tracer } from "@souk/chassis/tracing";
import type { Route } from "../routing/route.ts";
import type { Failure } from "../status/failure.ts";
import type { Reply } from "./reply.ts";

/** How requests without a rule are called in logs and metrics: never by their path, which anybody can make up. */
const NO_ROUTE = "(none)";

export interface Outcome {
  /** Undefined where there is none for the request. */
  readonly rule?: Route | undefined;
  /** The path of what is served beside the contract. */
  readonly page?: string | undefined;
  readonly reply: Reply;
  readonly failure?: Failure;
  readonly error?: unknown;
}

export interface ObserverDeps {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly tracer: Tracer;
}

/** A request that is being answered. */
export interface Observed {
  readonly traceparent: string;
  /** To be told once the answer is written, or cannot be. */
  answered(outcome: Outcome): void;
}

/** Tells the log, the metrics and the traces of each request. */
export function createObserver({ logger, metrics, tracer }: ObserverDeps) {
  const duration = metrics.histogram("http_server_request_duration_seconds", "Requests answered.", [
    "http_request_method",
    "http_route",
    "http_response_status_code",
  ]);
  let active = 0;
  metrics.gauge("http_server_active_requests", "Requests that are being answered.", [], () => [[{}, active]]);
  return (request: IncomingMessage, parent: string | undefined): Observed => {
    active++;
    const startedAt = performance.now();
    const method = request.method ?? "";
    const span = tracer.span("HTTP", { role: "SERVER", parent });
    return {
      traceparent: span.traceparent,
      answered: ({ rule, page, reply: { status }, failure, error }) => {
        const route = rule?.template.text ?? page ?? NO_ROUTE;
        active--;
        const elapsedMs = performance.now() - startedAt;
        const attributes = { "http.request.method": method, "http.route": route, "http.response.status_code": status };
        span.end({ name: `${method} ${route}`, attributes, failed: isFault(status, failure) });
        duration.observe(
          { http_request_method: method, http_route: route, http_response_status_code: String(status) },
          elapsedMs / 1000,
        );
        const reason = failure?.info?.reason;
        const durationMs = Math.round(elapsedMs * 10) / 10;
        const fields = { method, route, status, durationMs, ...(reason ? { reason } : {}) };
        if (isFault(status, failure)) logger.error({ ...fields, err: error }, "request failed");
        else logger.info(fields, "request answered");
      },
    };
  };
}

/** A stream that breaks has said 200 before. */
function isFault(status: number, failure: Failure | undefined): boolean {
  return Math.max(status, failure?.httpStatus ?? 0) >= 500;
}
