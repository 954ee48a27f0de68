import type { IncomingMessage } from "node:http";
import { fromBinary, toBinary } from "@bufbuild/protobuf";
import { reflect } from "@bufbuild/protobuf/reflect";
import type { TokenVerifier } from "@souk/chassis/auth";
import type { RequestContext } from "@souk/chassis/context";
import type { Contract } from "@souk/chassis/contract";
import type { SingleReply } from "@souk/chassis/grpc";
import type { Ports } from "@souk/chassis/ports";
import { bindRequest } from "../binding/bind-request.ts";
import { bindHeaders } from "../binding/header-fields.ts";
import { authenticate } from "../policy/authenticate.ts";
import { timeoutMsOf } from "../policy/deadline.ts";
import { entityTagOf, locationOf } from "../policy/location.ts";
import { requestMetadata } from "../policy/request-metadata.ts";
import { responseHeaders } from "../policy/response-headers.ts";
import { printBareField, printMessage } from "../protojson/print-message.ts";
import { MAX_DEPTH } from "../protojson/scan-json.ts";
import type { Route } from "../routing/route.ts";
import type { Match } from "../routing/route-trie.ts";
import type { Upstreams } from "../upstream/upstreams.ts";
import { DEFAULT_BODY_LIMIT_BYTES, readJsonBody } from "./read-body.ts";
import type { Reply } from "./reply.ts";

export interface TranscoderDeps {
  readonly contract: Contract;
  readonly verifyToken: TokenVerifier;
  readonly upstreams: Upstreams;
  readonly ports: Ports;
  readonly ignoredParameters: ReadonlySet<string>;
}

/** A JSON level of a Struct is three messages deep; what came in by the edge must get out again. */
const REPLY_DEPTH = 3 * MAX_DEPTH + 8;

/** One request on its way through the edge. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly query: string;
  /** Its signal aborts when the caller goes away. */
  readonly context: RequestContext;
}

/**
 * Answers a request by its rule: who calls, what is sent, the rpc, and its reply as JSON.
 *
 * @throws AppError, PeerError
 */
export async function transcode(
  { target: route, values }: Match<Route>,
  exchange: Exchange,
  deps: TranscoderDeps,
): Promise<Reply> {
  const { request, context } = exchange;
  const { method } = route;
  await authenticate(request, method, deps.verifyToken);
  const timeoutMs = timeoutMsOf(
    { grpcTimeout: textOf(request, "grpc-timeout"), serverTimeout: textOf(request, "x-server-timeout") },
    method.policy?.timeoutMs,
  );
  const body = await readJsonBody(request, method.policy?.bodyLimitBytes || DEFAULT_BODY_LIMIT_BYTES);
  const parts = { httpMethod: request.method ?? "", pathValues: values, query: exchange.query, body };
  const { registry } = deps.contract;
  const message = bindRequest(route, parts, { registry, ignoredParameters: deps.ignoredParameters });
  const headers = {
    ifMatch: textOf(request, "if-match"),
    idempotencyKey: textOf(request, "idempotency-key"),
  };
  bindHeaders(route, message, headers, () => deps.ports.ids.next());
  const reply = await deps.upstreams.of(route).unary(method.path, toBinary(message.desc, message.message), {
    deadline: deps.ports.clock.now() + timeoutMs,
    signal: context.signal,
    metadata: requestMetadata(request, context),
  });
  return successReply(route, reply, deps.contract);
}

function successReply(route: Route, { body, metadata }: SingleReply, { registry }: Contract): Reply {
  const { desc, policy } = route.method;
  const { responseField } = route;
  const message = fromBinary(desc.output, body, { readUnknownFields: false, recursionLimit: REPLY_DEPTH });
  const whole = reflect(desc.output, message, false);
  const bare = responseField?.fieldKind === "message" ? whole.get(responseField) : whole;
  const etag = entityTagOf(bare);
  const location = policy?.location ? locationOf(policy.location, bare) : undefined;
  const headers = {
    ...(etag === undefined ? {} : { etag }),
    ...(location === undefined ? {} : { location }),
    ...responseHeaders(metadata),
  };
  const status = policy?.successStatus || 200;
  if (status === 204) return { status, headers };
  const json = responseField
    ? printBareField(responseField, message, registry)
    : printMessage(desc.output, message, registry);
  return { status, headers, body: { type: "application/json", json } };
}

function textOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return typeof value === "string" ? value : undefined;
}
