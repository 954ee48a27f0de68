import type { SingleReply } from "@souk/chassis/grpc";
import { RateClass } from "@souk/proto/souk/options/v1/policy";
import { idempotencyKeyOf, remembersCalls } from "../binding/header-fields.ts";
import { cacheHeaders, entityTagOfBytes, namesTag } from "../policy/cache-headers.ts";
import { timeoutMsOf } from "../policy/deadline.ts";
import { deprecationHeaders } from "../policy/deprecation.ts";
import { nextPageLink } from "../policy/next-page.ts";
import { requestMetadata } from "../policy/request-metadata.ts";
import { responseHeaders } from "../policy/response-headers.ts";
import { canonicalRequest } from "../replay/canonical.ts";
import type { Route } from "../routing/route.ts";
import { readOnce } from "./coalesce.ts";
import { type Exchange, type ExchangeDeps, headerOf } from "./exchange.ts";
import { givesRawContent, rawContentOf } from "./http-body.ts";
import { callerOf, limitRate } from "./limit-rate.ts";
import type { Reply, WholeContent } from "./reply.ts";
import type { ReplyPrinter } from "./reply-printer.ts";
import { readRequest, readRequests } from "./requests.ts";
import { streamReply } from "./streams/stream-reply.ts";

/**
 * Answers a request by its rule: who calls, what is sent, the rpc, and its reply as JSON.
 *
 * @throws AppError, PeerError
 */
export async function transcode(exchange: Exchange, deps: ExchangeDeps): Promise<Reply> {
  const { request, route } = exchange;
  const { method } = route;
  Object.assign(exchange.told, deprecationHeaders(method.policy?.deprecation));
  const { caller, authorization } = await admit(exchange, deps);
  const timeoutMs = timeoutOf(exchange);
  const upstream = deps.upstreams.of(route);
  const callNow = () => callOptions(exchange, timeoutMs, authorization, deps);
  switch (method.desc.methodKind) {
    case "unary": {
      const body = await readRequest(exchange, deps);
      const call = async () => singleReply(exchange, await readOnce(exchange, body, callNow(), timeoutMs, deps), deps);
      const key = idempotencyKeyOf(route, headerOf(request, "idempotency-key"));
      if (key === undefined) return call();
      const canonical = canonicalRequest(method.desc.input, body, deps.contract.registry);
      const keyed = { caller, method: method.path, key, request: canonical, timeoutMs };
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

interface Admitted {
  readonly caller: string;
  /** What the services get to see in place of what was sent. */
  readonly authorization: string | undefined;
}

/** Whose call this is, once it is known that it may be made; those who are not let in are counted too, by their address. */
async function admit({ request, route: { method }, context, told }: Exchange, deps: ExchangeDeps): Promise<Admitted> {
  const rateClass = method.policy?.rateClass ?? RateClass.UNSPECIFIED;
  const nobody = callerOf(undefined, request, deps);
  const { principal, authorization } = await deps.guard(request, method, context).catch(async (refusal: unknown) => {
    await limitRate(rateClass, nobody, told, deps);
    throw refusal;
  });
  const caller = callerOf(principal, request, deps);
  // Whoever tries to sign in may have as many tokens as there are guests.
  await limitRate(rateClass, rateClass === RateClass.AUTH ? nobody : caller, told, deps);
  return { caller, authorization };
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

function nextLink({ path, query, route }: Exchange, reply: Buffer, printer: ReplyPrinter): string | undefined {
  const { pageFields } = route;
  const token = pageFields && printer.textAt(route, pageFields.inReply, reply);
  if (!pageFields || !token) return undefined;
  return nextPageLink(path, query, pageFields, token);
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
