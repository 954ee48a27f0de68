import type { SingleReply } from "@souk/chassis/grpc";
import { RateClass } from "@souk/proto/souk/options/v1/policy";
import { idempotencyKeyOf, remembersCalls } from "../binding/header-fields.ts";
import { cacheHeaders, entityTagOfBytes, namesTag } from "../policy/cache-headers.ts";
import { timeoutMsOf } from "../policy/deadline.ts";
import { deprecationHeaders } from "../policy/deprecation.ts";
import { nextPageLink } from "../policy/next-page.ts";
import { requestMetadata } from "../policy/request-metadata.ts";
import { responseHeaders } from "../policy/response-headers.ts";
import type { Route } from "../routing/route.ts";
import { readOnce } from "./coalesce.ts";
import { type Exchange, type ExchangeDeps, headerOf } from "./exchange.ts";
import { givesRawContent, rawContentOf } from "./http-body.ts";
import type { Reply, WholeContent } from "./reply.ts";
import type { ReplyPrinter } from "./reply-printer.ts";
import { readRequest, readRequests } from "./requests.ts";
import { streamReply } from "./streams/stream-reply.ts";
import { parseTarget } from "./target.ts";

/**
 * Answers a request by its rule: who calls, what is sent, the rpc, and its reply as JSON.
 *
 * @throws AppError, PeerError
 */
export async function transcode(exchange: Exchange, deps: ExchangeDeps): Promise<Reply> {
  const { request, route } = exchange;
  const { method } = route;
  const { principal, authorization } = await deps.guard(request, method, exchange.context);
  const caller = principal ? `sub:${principal.subject}` : `ip:${deps.clientAddress(request)}`;
  await limitRate(exchange, caller, deps);
  Object.assign(exchange.told, deprecationHeaders(method.policy?.deprecation));
  const timeoutMs = timeoutOf(exchange);
  const upstream = deps.upstreams.of(route);
  const callNow = () => callOptions(exchange, timeoutMs, authorization, deps);
  switch (method.desc.methodKind) {
    case "unary": {
      const body = await readRequest(exchange, deps);
      const call = async () => singleReply(exchange, await readOnce(exchange, body, callNow(), timeoutMs, deps), deps);
      const key = idempotencyKeyOf(route, headerOf(request, "idempotency-key"));
      if (key === undefined) return call();
      const keyed = { caller, method: method.path, key, request: body, timeoutMs };
      return deps.replays.once({ ...keyed, isKnownToService: remembersCalls(route) }, call);
    }
    case "client_streaming": {
      const bodies = await readRequests(exchange, deps);
      return singleReply(exchange, await upstream.clientStream(method.path, bodies, callNow()), deps);
    }
    case "server_streaming": {
      const body = await readRequest(exchange, deps);
      return streamReply(exchange, callNow(), (call) => upstream.serverStream(method.path, body, call), deps);
    }
    case "bidi_streaming": {
      const bodies = await readRequests(exchange, deps);
      return streamReply(exchange, callNow(), (call) => upstream.bidiStream(method.path, bodies, call), deps);
    }
  }
}

/** Those who are known have limits of their own; all others share those of their address. */
async function limitRate({ route, told }: Exchange, caller: string, { rates }: ExchangeDeps): Promise<void> {
  const { rateClass = RateClass.UNSPECIFIED } = route.method.policy ?? {};
  const limited = await rates.take(rateClass, caller);
  Object.assign(told, limited?.headers);
  if (limited?.refusal) throw limited.refusal;
}

/** What streams may last as long as the caller likes, unless it streams in and its policy says for how long. */
function timeoutOf({ request, route: { method } }: Exchange): number {
  const { methodKind } = method.desc;
  const isEndless = methodKind === "client_streaming" ? !method.policy?.timeoutMs : methodKind !== "unary";
  const headers = {
    grpcTimeout: headerOf(request, "grpc-timeout"),
    serverTimeout: headerOf(request, "x-server-timeout"),
  };
  return timeoutMsOf(headers, method.policy?.timeoutMs, isEndless);
}

function callOptions(
  { request, context }: Exchange,
  timeoutMs: number,
  authorization: string | undefined,
  { ports, clientAddress }: ExchangeDeps,
) {
  return {
    deadline: ports.clock.now() + timeoutMs,
    signal: context.signal,
    metadata: requestMetadata(request, context, { clientAddress: clientAddress(request), authorization }),
  };
}

function singleReply(exchange: Exchange, reply: SingleReply, { printer }: ExchangeDeps): Reply {
  const { body, metadata, trailers } = reply;
  const { request, route } = exchange;
  const { policy } = route.method;
  const status = policy?.successStatus || 200;
  const link = nextLink(exchange, body, printer);
  const headers = {
    ...cacheHeaders(policy?.cache, headerOf(request, "authorization") !== undefined),
    ...printer.headersOf(route, body),
    ...(link === undefined ? {} : { link }),
    ...responseHeaders(metadata),
  };
  if (status === 204) return { status, headers };
  return unlessKnown(exchange, { status, headers, body: contentOf(route, body, printer), trailers });
}

function nextLink({ request, query, route }: Exchange, reply: Buffer, printer: ReplyPrinter): string | undefined {
  const { pageFields } = route;
  const token = pageFields && printer.textAt(route, pageFields.inReply, reply);
  if (!pageFields || !token) return undefined;
  return nextPageLink(parseTarget(request.url ?? "").path, query, pageFields, token);
}

function contentOf(route: Route, reply: Buffer, printer: ReplyPrinter): WholeContent {
  if (!givesRawContent(route)) return { type: "application/json", bytes: printer.printerOf(route)(reply) };
  const { contentType, data } = rawContentOf(route, reply);
  return { type: contentType, bytes: data };
}

/** A caller that has the content already gets only its headers (RFC 9110, 15.4.5). */
function unlessKnown({ request, route }: Exchange, reply: Reply & { readonly body: WholeContent }): Reply {
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (!isRead || reply.status !== 200) return reply;
  const told = [reply.headers.etag].flat()[0];
  const tag = told ?? (route.method.policy?.cache?.etag ? entityTagOfBytes(reply.body.bytes) : undefined);
  if (tag === undefined) return reply;
  const headers = { ...reply.headers, etag: tag };
  return namesTag(headerOf(request, "if-none-match"), tag) ? { status: 304, headers } : { ...reply, headers };
}
