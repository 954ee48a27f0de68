import type { IncomingMessage, ServerResponse } from "node:http";
import type { Registry } from "@bufbuild/protobuf";
import { backgroundContext, type RequestContext, runInContext } from "@souk/chassis/context";
import type { ReasonLookup } from "@souk/chassis/errors";
import type { Logger } from "@souk/chassis/log";
import type { Metrics } from "@souk/chassis/metrics";
import type { Span, Tracer } from "@souk/chassis/tracing";
import { traceparentOf } from "../policy/request-metadata.ts";
import type { RouteTable } from "../routing/compile-routes.ts";
import { type Failure, toFailure } from "../status/failure.ts";
import { isLeftUnread } from "./read-body.ts";
import { failureReply, type Reply, writeReply } from "./reply.ts";
import { requestIdOf } from "./request-id.ts";
import { findRoute, type TrailingSlash } from "./router.ts";
import { parseTarget } from "./target.ts";
import { type TranscoderDeps, transcode } from "./transcode.ts";

/** What the contract says of errors. */
export interface ErrorContract {
  readonly reason: ReasonLookup;
  /** The types that may stand in an error's details. */
  readonly types: Registry;
}

export interface HandlerDeps extends TranscoderDeps {
  readonly errors: ErrorContract;
  readonly table: RouteTable;
  readonly trailingSlash: TrailingSlash;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly tracer: Tracer;
}

/** How requests without a rule are called in logs and metrics: never by their path, which anybody can make up. */
const NO_ROUTE = "(none)";

interface Outcome {
  readonly route: string;
  readonly reply: Reply;
  readonly failure?: Failure;
  readonly error?: unknown;
}

/** Answers every request, and tells the log and the metrics of it. */
export function createHandler(deps: HandlerDeps): (request: IncomingMessage, response: ServerResponse) => void {
  const observe = createObserver(deps);
  return (request, response) => {
    const startedAt = performance.now();
    const requestId = requestIdOf(request, () => deps.ports.ids.next());
    const gone = new AbortController();
    response.once("close", () => {
      if (!response.writableFinished) gone.abort();
    });
    const span = deps.tracer.span("HTTP", { role: "SERVER", parent: traceparentOf(request) });
    const context = { ...backgroundContext(requestId, gone.signal, Infinity), traceparent: span.traceparent };
    const respond = async () => {
      const outcome = await answer(request, context, deps);
      if (isLeftUnread(request)) response.shouldKeepAlive = false;
      writeReply(response, outcome.reply, requestId);
      observe(request.method ?? "", outcome, performance.now() - startedAt);
      endSpan(span, request.method ?? "", outcome);
    };
    runInContext(context, respond).catch((error) => {
      deps.logger.error({ err: error }, "cannot answer");
      response.destroy();
    });
  };
}

async function answer(request: IncomingMessage, context: RequestContext, deps: HandlerDeps): Promise<Outcome> {
  let route = NO_ROUTE;
  let allow: string | undefined;
  try {
    const { path, query } = parseTarget(request.url ?? "");
    const routing = findRoute(deps.table, request.method ?? "", path, deps.trailingSlash);
    if (routing.kind === "redirect") return { route, reply: redirectTo(routing.path, query) };
    if (routing.kind === "options") return { route, reply: { status: 204, headers: { allow: routing.allow } } };
    if (routing.kind === "refused") {
      allow = routing.allow;
      throw routing.error;
    }
    route = routing.match.target.template.text;
    const reply = await transcode(routing.match, { request, query, context }, deps);
    return { route, reply };
  } catch (error) {
    const failure = toFailure(error, deps.errors.reason, request.headers["if-match"] !== undefined);
    const { requestId } = context;
    const told = { registry: deps.errors.types, requestId, accept: request.headers.accept, allow };
    const reply = failureReply(failure, told);
    return { route, reply, failure, error };
  }
}

/** 308 keeps method and body. */
function redirectTo(path: string, query: string): Reply {
  return { status: 308, headers: { location: query === "" ? path : `${path}?${query}` } };
}

function endSpan(span: Span, method: string, { route, reply: { status } }: Outcome): void {
  const attributes = { "http.request.method": method, "http.route": route, "http.response.status_code": status };
  span.end({ name: `${method} ${route}`, attributes, failed: status >= 500 });
}

function createObserver({ logger, metrics }: HandlerDeps) {
  const duration = metrics.histogram("http_server_request_duration_seconds", "Requests answered.", [
    "http_request_method",
    "http_route",
    "http_response_status_code",
  ]);
  return (method: string, { route, reply: { status }, failure, error }: Outcome, elapsedMs: number) => {
    duration.observe(
      { http_request_method: method, http_route: route, http_response_status_code: String(status) },
      elapsedMs / 1000,
    );
    const reason = failure?.info?.reason;
    const durationMs = Math.round(elapsedMs * 10) / 10;
    const fields = { method, route, status, durationMs, ...(reason ? { reason } : {}) };
    if (status < 500) logger.info(fields, "request answered");
    else logger.error({ ...fields, err: error }, "request failed");
  };
}
