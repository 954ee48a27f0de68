import {
  Metadata,
  type ServerDuplexStream,
  type ServerReadableStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  type StatusObject,
  type sendUnaryData,
} from "@grpc/grpc-js";
import { runInContext, unlessAborted } from "../context/index.ts";
import type { MethodContract } from "../contract/index.ts";
import type { Ports } from "../ports/index.ts";
import { type IncomingCall, type OpenCall, openCall } from "./call-context.ts";
import type { AnyHandler, AnyRpc, CallContext, Interceptor, ServerCall } from "./handlers.ts";
import { mapAll, pump, untilAborted } from "./pump.ts";
import type { RequestReader } from "./request-reader.ts";

/** What every rpc of a server shares. */
export interface DispatchOptions {
  readonly interceptors: readonly Interceptor[];
  readonly read: RequestReader;
  readonly ports: Ports;
  /** Trailers are what the error's details are added to. */
  readonly toStatusObject: (error: unknown, trailers: Metadata) => StatusObject;
  /** Aborts when the server drains, which ends the endless streams. */
  readonly draining: AbortSignal;
}

export interface Rpc {
  readonly method: MethodContract;
  readonly definition: AnyRpc;
  readonly handler: AnyHandler;
}

type Incoming = IncomingCall & { request?: Buffer } & Partial<AsyncIterable<Buffer>>;
type Outgoing = ServerWritableStream<Buffer, Buffer> | ServerDuplexStream<Buffer, Buffer>;

/** The function that grpc-js calls for one rpc: bytes in, bytes out. */
export function createDispatcher(rpc: Rpc, options: DispatchOptions) {
  return rpc.definition.responseStream ? streamReplies(rpc, options) : singleReply(rpc, options);
}

function singleReply(rpc: Rpc, options: DispatchOptions) {
  return (
    call: ServerUnaryCall<Buffer, Buffer> | ServerReadableStream<Buffer, Buffer>,
    callback: sendUnaryData<Buffer>,
  ) => {
    const open = openCall(call, rpc.method, options.ports);
    let reply: Buffer | null = null;
    const answer = async (context: CallContext) => {
      const handled = rpc.handler(requestOf(call, rpc, options, context), context) as Promise<unknown>;
      reply = rpc.definition.responseSerialize(await unlessAborted(handled, context.signal));
    };
    intercept(rpc, options, call, open, answer)
      .then(() => {
        call.sendMetadata(open.replyMetadata); // as headers: a callback's metadata would go out as trailers
        callback(null, reply);
      })
      .catch((error) => callback(options.toStatusObject(error, open.replyMetadata)))
      .finally(() => open.close());
  };
}

function streamReplies(rpc: Rpc, options: DispatchOptions) {
  return (call: Outgoing) => {
    const open = openCall(call, rpc.method, options.ports);
    const end = () => open.abort(options.draining.reason);
    if (options.draining.aborted) end();
    options.draining.addEventListener("abort", end);
    const answer = (context: CallContext) => {
      const replies = rpc.handler(requestOf(call, rpc, options, context), context) as AsyncIterable<unknown>;
      const bytes = mapAll(replies, rpc.definition.responseSerialize);
      // By the first reply the handler has said what belongs into the metadata.
      return pump(bytes, call, open.context.signal, () => call.sendMetadata(open.replyMetadata));
    };
    intercept(rpc, options, call, open, answer)
      .then(() => call.end())
      .catch((error) => call.emit("error", options.toStatusObject(error, new Metadata())))
      .finally(() => {
        options.draining.removeEventListener("abort", end);
        open.close();
      });
  };
}

function intercept(
  rpc: Rpc,
  { interceptors }: DispatchOptions,
  call: IncomingCall,
  open: OpenCall,
  answer: (context: CallContext) => Promise<void>,
): Promise<void> {
  const passing: ServerCall = { method: rpc.method, metadata: call.metadata, context: open.context };
  const innermost = () => runInContext(passing.context, () => answer(passing.context));
  const chain = interceptors.reduceRight<() => Promise<void>>((next, layer) => () => layer(passing, next), innermost);
  return runInContext(open.context, chain);
}

function requestOf(call: Incoming, rpc: Rpc, { read }: DispatchOptions, context: CallContext): unknown {
  if (!rpc.definition.requestStream) return read(rpc.method, rpc.definition, call.request as Buffer, context);
  const requests = untilAborted(call as AsyncIterable<Buffer>, context.signal);
  return mapAll(requests, (bytes) => read(rpc.method, rpc.definition, bytes, context));
}
