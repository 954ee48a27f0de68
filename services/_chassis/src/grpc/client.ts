import { status as codes, Metadata } from "@grpc/grpc-js";
import type { RequestContext } from "../context/index.ts";
import { type AppError, decodeStatus, fromStatus, sharedError } from "../errors/index.ts";
import type { Essentials, Ports } from "../ports/index.ts";
import type { RpcDefinition, ServiceDefinition } from "./handlers.ts";
import type { Peer } from "./peer.ts";
import type { CallOptions } from "./peer-calls.ts";
import { PeerError } from "./peer-error.ts";
import { mapAll } from "./pump.ts";

/** What a hop keeps for itself of the caller's time. */
const HOP_BUDGET_MS = 20;

type Call<D> =
  D extends RpcDefinition<infer Req, infer Res>
    ? D extends { requestStream: true; responseStream: true }
      ? never
      : (
          request: D extends { requestStream: true } ? AsyncIterable<Req> : Req,
          context: RequestContext,
        ) => D extends { responseStream: true } ? AsyncIterable<Res> : Promise<Res>
    : never;

/**
 * The rpcs of a service as functions `(request, context) => reply`, streams as async iterables; they throw what the peer
 * threw. Rpcs that stream both ways are left out: nothing here calls one.
 */
export type TypedClient<S extends ServiceDefinition> = {
  readonly [K in keyof S as Call<S[K]> extends never ? never : K]: Call<S[K]>;
};

export interface ClientOptions extends Pick<Essentials, "contract" | "ports"> {
  readonly peer: Peer;
}

/**
 * Every call carries the rest of the caller's deadline, ends when the caller's does, and gets a `request_id`
 * where the contract has one, so that a retry is the same call.
 */
export function createClient<S extends ServiceDefinition>(definition: S, options: ClientOptions): TypedClient<S> {
  const calls: Record<string, unknown> = {};
  for (const [name, rpc] of Object.entries(definition)) {
    if (rpc.requestStream && rpc.responseStream) continue;
    if (rpc.responseStream) calls[name] = serverStreamCall(rpc, options);
    else calls[name] = rpc.requestStream ? clientStreamCall(rpc, options) : unaryCall(rpc, options);
  }
  return calls as TypedClient<S>;
}

function unaryCall<Req, Res>(rpc: RpcDefinition<Req, Res>, options: ClientOptions) {
  const timeoutMs = timeoutOf(rpc, options);
  return async (request: Req, context: RequestContext): Promise<Res> => {
    const body = rpc.requestSerialize(withRequestId(request, options.ports));
    const call = callOptions(context, options.ports.clock.now() + timeoutMs);
    const reply = await options.peer.unary(rpc.path, body, call).catch(rethrow);
    return rpc.responseDeserialize(reply.body);
  };
}

function clientStreamCall<Req, Res>(rpc: RpcDefinition<Req, Res>, options: ClientOptions) {
  const timeoutMs = timeoutOf(rpc, options);
  return async (requests: AsyncIterable<Req>, context: RequestContext): Promise<Res> => {
    const bodies = mapAll(namedFirst(requests, options.ports), rpc.requestSerialize);
    const call = callOptions(context, options.ports.clock.now() + timeoutMs);
    const reply = await options.peer.clientStream(rpc.path, bodies, call).catch(rethrow);
    return rpc.responseDeserialize(reply.body);
  };
}

/** Lasts as long as its caller's context. */
function serverStreamCall<Req, Res>(rpc: RpcDefinition<Req, Res>, options: ClientOptions) {
  timeoutOf(rpc, options);
  return async function* (request: Req, context: RequestContext): AsyncGenerator<Res, void> {
    const body = rpc.requestSerialize(withRequestId(request, options.ports));
    try {
      yield* mapAll(options.peer.serverStream(rpc.path, body, callOptions(context)), rpc.responseDeserialize);
    } catch (error) {
      rethrow(error);
    }
  };
}

/** @throws Error for an rpc that the contract says nothing of */
function timeoutOf({ path }: { readonly path: string }, { contract }: ClientOptions): number {
  const timeoutMs = contract.method(path)?.policy?.timeoutMs;
  if (!timeoutMs) throw new Error(`${path} has no method_policy with a timeout`);
  return timeoutMs;
}

function callOptions(context: RequestContext, latest = Number.POSITIVE_INFINITY): CallOptions {
  const deadline = Math.min(context.deadline - HOP_BUDGET_MS, latest);
  return { deadline, signal: context.signal, metadata: outgoingMetadata(context) };
}

function rethrow(error: unknown): never {
  throw error instanceof PeerError ? toAppError(error) : error;
}

function outgoingMetadata({ requestId, traceparent, userToken }: RequestContext): Metadata {
  const metadata = new Metadata();
  metadata.set("x-request-id", requestId);
  if (traceparent) metadata.set("traceparent", traceparent);
  if (userToken) metadata.set("authorization", `Bearer ${userToken}`);
  return metadata;
}

function withRequestId<Req>(request: Req, { ids }: Ports): Req {
  const { requestId } = request as { requestId?: string };
  return requestId === "" ? { ...request, requestId: ids.next() } : request;
}

/** The first request names the call; those after it belong to it. */
async function* namedFirst<Req>(requests: AsyncIterable<Req>, ports: Ports): AsyncGenerator<Req, void> {
  let isFirst = true;
  for await (const request of requests) {
    yield isFirst ? withRequestId(request, ports) : request;
    isFirst = false;
  }
}

/** What grpc-js itself answers with, where no peer did; the reason has the name of the code. */
const TOLD_BY_CODE = ["CANCELLED", "DEADLINE_EXCEEDED", "UNAVAILABLE", "RESOURCE_EXHAUSTED", "UNIMPLEMENTED"] as const;

/** The peer's own error, or, where the transport failed before there was one, the reason that its code stands for. */
function toAppError(error: PeerError): AppError {
  const status = error.statusDetails && decodeStatus(error.statusDetails);
  const told = status && fromStatus(status);
  const reason = TOLD_BY_CODE.find((name) => codes[name] === error.code) ?? "INTERNAL";
  return told ?? sharedError(reason, "A service behind this one failed.", { cause: error });
}
