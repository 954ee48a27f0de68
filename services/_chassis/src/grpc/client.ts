import { status as codes, Metadata } from "@grpc/grpc-js";
import type { RequestContext } from "../context/index.ts";
import { type AppError, decodeStatus, fromStatus, sharedError } from "../errors/index.ts";
import type { Essentials, Ports } from "../ports/index.ts";
import type { RpcDefinition, ServiceDefinition } from "./handlers.ts";
import { type Peer, PeerError } from "./peer.ts";

/** What a hop keeps for itself of the caller's time. */
const HOP_BUDGET_MS = 20;

type UnaryKeys<S> = {
  [K in keyof S]: S[K] extends { requestStream: false; responseStream: false } ? K : never;
}[keyof S];

type Call<D> =
  D extends RpcDefinition<infer Req, infer Res> ? (request: Req, context: RequestContext) => Promise<Res> : never;

/** The unary rpcs of a service as functions `(request, context) => reply`; they throw what the peer threw. */
export type TypedClient<S extends ServiceDefinition> = { readonly [K in UnaryKeys<S>]: Call<S[K]> };

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
    if (!rpc.requestStream && !rpc.responseStream) calls[name] = unaryCall(rpc, options);
  }
  return calls as TypedClient<S>;
}

function unaryCall<Req, Res>(rpc: RpcDefinition<Req, Res>, { peer, contract, ports }: ClientOptions) {
  const timeoutMs = contract.method(rpc.path)?.policy?.timeoutMs;
  if (!timeoutMs) throw new Error(`${rpc.path} has no method_policy with a timeout`);
  return async (request: Req, context: RequestContext): Promise<Res> => {
    const body = rpc.requestSerialize(withRequestId(request, ports));
    const deadline = Math.min(context.deadline - HOP_BUDGET_MS, ports.clock.now() + timeoutMs);
    const metadata = outgoingMetadata(context);
    try {
      const reply = await peer.unary(rpc.path, body, { deadline, signal: context.signal, metadata });
      return rpc.responseDeserialize(reply.body);
    } catch (error) {
      throw error instanceof PeerError ? toAppError(error) : error;
    }
  };
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

/** What grpc-js itself answers with, where no peer did; the reason has the name of the code. */
const TOLD_BY_CODE = ["CANCELLED", "DEADLINE_EXCEEDED", "UNAVAILABLE", "RESOURCE_EXHAUSTED", "UNIMPLEMENTED"] as const;

/** The peer's own error, or, where the transport failed before there was one, the reason that its code stands for. */
function toAppError(error: PeerError): AppError {
  const status = error.statusDetails && decodeStatus(error.statusDetails);
  const told = status && fromStatus(status);
  const reason = TOLD_BY_CODE.find((name) => codes[name] === error.code) ?? "INTERNAL";
  return told ?? sharedError(reason, "A service behind this one failed.", { cause: error });
}
