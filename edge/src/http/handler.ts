import type { IncomingMessage, ServerResponse } from "node:http";
import { backgroundContext, type RequestContext, runInContext } from "@souk/chassis/context";
import type { ReasonLookup } from "@souk/chassis/errors";
import { PeerError } from "@souk/chassis/grpc";
import type { Logger } from "@souk/chassis/log";
import type { Metrics } from "@souk/chassis/metrics";
import type { Tracer } from "@souk/chassis/tracing";
import { RateClass } from "@souk/proto/souk/options/v1/policy";
import type { Docs } from "../docs/docs.ts";
import { traceparentOf } from "../policy/request-metadata.ts";
import { responseHeaders } from "../policy/response-headers.ts";
import type { JsonWriter } from "../protojson/compiled/json-writer.ts";
import type { RouteTable } from "../routing/compile-routes.ts";
import type { Route } from "../routing/route.ts";
import { type Failure, toFailure } from "../status/failure.ts";
import { statusBody } from "../status/failure-body.ts";
import { isLeftUnread } from "./body/read-body.ts";
import { isRead } from "./coalesce.ts";
import type { Cors } from "./cors.ts";
import { type ExchangeDeps, type ExchangeOptions, headerOf } from "./exchange.ts";
import { failureReply } from "./failure-reply.ts";
import { callerOf, limitRate } from "./limit-rate.ts";
import { createObserver, type Outcome } from "./observer.ts";
import type { Reply } from "./reply.ts";
import { requestIdOf } from "./request-id.ts";
import { findRoute, type Routing, type TrailingSlash } from "./router.ts";
import { parseTarget, refuseUnknownHost } from "./target.ts";
import { transcode } from "./transcode.ts";
import { writeReply } from "./write-reply.ts";

/** What the contract says of errors. */
export interface ErrorContract {
  readonly reason: ReasonLookup;
  /** Prints the details of errors. */
  readonly writer: JsonWriter;
}

export interface HandlerDeps extends Omit<ExchangeDeps, "failureOf"> {
  readonly errors: ErrorContract;
  readonly table: RouteTable;
  /** Answers where no rule does; absent where nothing else is to be served. */
  readonly docs?: Docs | undefined;
  readonly cors: Cors;
  readonly options: ExchangeOptions & { readonly trailingSlash: TrailingSlash };
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly tracer: Tracer;
}

/** Answers every request, and tells the log, the metrics and the traces of it. */
export function createHandler(deps: HandlerDeps): (request: IncomingMessage, response: ServerResponse) => void {
  const observe = createObserver(deps);
  return (request, response) => {
    const requestId = requestIdOf(request, () => deps.ports.ids.next());
    const gone = new AbortController();
    response.once("close", () => {
      if (!response.writableFinished) gone.abort();
    });
    const { traceparent, answered } = observe(request, traceparentOf(request));
    const context = { ...backgroundContext(requestId, gone.signal, Infinity), traceparent };
    const respond = async () => {
      const outcome = await answer(request, context, deps);
      if (isLeftUnread(request)) response.shouldKeepAlive = false;
      const reply = withHeaders(outcome.reply, deps.cors.headersFor(request));
      try {
        await writeReply(response, reply, { request, requestId, encodings: deps.options.encodings });
      } catch {
        response.destroy(); // the only way left to say that the content is not whole
      }
      answered(withBreak(outcome, request, deps));
    };
    runInContext(context, respond).catch((error) => {
      deps.logger.error({ err: error }, "cannot answer");
      response.destroy();
    });
  };
}

async function answer(request: IncomingMessage, context: RequestContext, deps: HandlerDeps): Promise<Outcome> {
  const askedAt = performance.now();
  let rule: Route | undefined;
  const told: Record<string, string> = {};
  let allow: string | undefined;
  let page: string | undefined;
  try {
    refuseUnknownHost(request);
    const { path, query } = parseTarget(request.url ?? "");
    const routing = findRoute(deps.table, request.method ?? "", path, deps.options.trailingSlash);
    if (isFree(routing) && deps.docs?.has(path)) {
      page = path;
      await limitRate(RateClass.READ, callerOf(undefined, request, deps), told, deps);
      return { page, reply: withHeaders(deps.docs.answer(request, path), told) };
    }
    if (routing.kind === "redirect") return { reply: redirectTo(routing.path, query) };
    if (routing.kind === "options") {
      const reply = deps.cors.preflight(request, routing.allow);
      return { reply: reply ?? { status: 204, headers: { allow: routing.allow } } };
    }
    if (routing.kind === "refused") {
      allow = routing.allow;
      throw routing.error;
    }
    const { target: route, values: pathValues } = routing.match;
    rule = route;
    const failureOf = (error: unknown) => failureIn(request, error, deps, route);
    const exchange = { request, askedAt, path, query, route, pathValues, context, told };
    const reply = await transcode(exchange, { ...deps, failureOf });
    if (!isRead(route.method)) deps.writes.add(path);
    return { rule, reply: withHeaders(reply, told) };
  } catch (error) {
    const { failure } = failureIn(request, error, deps, rule);
    const about = { writer: deps.errors.writer, requestId: context.requestId, allow, ...sentWith(error) };
    const asked = { accept: headerOf(request, "accept"), authorization: headerOf(request, "authorization") };
    return { rule, page, reply: withHeaders(failureReply(failure, { ...about, ...asked }), told), failure, error };
  }
}

/** Whether nothing of the contract has the path. */
function isFree(routing: Routing): boolean {
  return routing.kind === "refused" && routing.allow === undefined;
}

/** What the service sent before its error and with it; those who take no trailers find all of it in the headers. */
function sentWith(error: unknown): Pick<Reply, "headers" | "trailers"> {
  if (!(error instanceof PeerError)) return { headers: {} };
  const headers = { ...responseHeaders(error.metadata), ...responseHeaders(error.headers) };
  return { headers, trailers: () => error.metadata };
}

/** 308 keeps method and body. */
function redirectTo(path: string, query: string): Reply {
  return { status: 308, headers: { location: query === "" ? path : `${path}?${query}` } };
}

function failureIn({ headers }: IncomingMessage, error: unknown, { errors }: HandlerDeps, rule: Route | undefined) {
  const asked = { hadIfMatch: headers["if-match"] !== undefined, request: rule?.method.desc.input };
  const failure: Failure = toFailure(error, errors.reason, asked);
  return { failure, json: statusBody(failure, errors.writer) };
}

/** A stream may have broken after its answer began. */
function withBreak(outcome: Outcome, request: IncomingMessage, deps: HandlerDeps): Outcome {
  const { body } = outcome.reply;
  const error = body && "broken" in body ? body.broken() : undefined;
  if (error === undefined) return outcome;
  return { ...outcome, error, failure: failureIn(request, error, deps, outcome.rule).failure };
}

/** Headers that are lists get both. */
const LISTS = ["vary", "link", "ratelimit", "ratelimit-policy"];

function withHeaders(reply: Reply, headers: Reply["headers"]): Reply {
  const lists = LISTS.map((name) => [name, [reply.headers[name], headers[name]].flat().filter(Boolean).join(", ")]);
  const joined = Object.fromEntries(lists.filter(([, list]) => list !== ""));
  return { ...reply, headers: { ...reply.headers, ...headers, ...joined } };
}
