import type { CallOptions, SingleReply } from "@souk/chassis/grpc";
import { timeoutMsOf } from "../policy/deadline.ts";
import { requestMetadata } from "../policy/request-metadata.ts";
import { responseHeaders } from "../policy/response-headers.ts";
import { type Exchange, type ExchangeDeps, headerOf } from "./exchange.ts";
import { givesRawContent, rawContentOf } from "./http-body.ts";
import type { Reply } from "./reply.ts";
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
  await deps.guard(request, method);
  const timeoutMs = timeoutOf(exchange);
  const upstream = deps.upstreams.of(route);
  const callNow = () => callOptions(exchange, timeoutMs, deps);
  switch (method.desc.methodKind) {
    case "unary": {
      const body = await readRequest(exchange, deps);
      return singleReply(exchange, await upstream.unary(method.path, body, callNow()), deps);
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

function callOptions({ request, context }: Exchange, timeoutMs: number, { ports }: ExchangeDeps): CallOptions {
  return {
    deadline: ports.clock.now() + timeoutMs,
    signal: context.signal,
    metadata: requestMetadata(request, context),
  };
}

function singleReply({ route }: Exchange, { body, metadata, trailers }: SingleReply, { printer }: ExchangeDeps): Reply {
  const status = route.method.policy?.successStatus || 200;
  const headers = { ...printer.headersOf(route, body), ...responseHeaders(metadata) };
  if (status === 204) return { status, headers };
  if (givesRawContent(route)) {
    const { contentType, data } = rawContentOf(route, body);
    return { status, headers, body: { type: contentType, bytes: data }, trailers };
  }
  return { status, headers, body: { type: "application/json", bytes: printer.printerOf(route)(body) }, trailers };
}
