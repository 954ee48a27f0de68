import { Client, credentials, type Metadata, type ServiceError } from "@grpc/grpc-js";
import { type AppError, decodeStatus, fromStatus } from "../../src/errors/index.ts";
import type { TestServer } from "../../src/testing/index.ts";

interface StreamRpc<Req, Res> {
  readonly path: string;
  readonly requestSerialize: (value: Req) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => Res;
}

export interface CallOptions {
  readonly metadata?: Metadata;
  readonly deadline?: number;
}

/** A plain grpc-js client for what the typed client does not do: streams, bytes that are no message, calls of strangers. */
export interface RawClient {
  readonly channel: Client;
  metadata(): Metadata;
  unary(path: string, bytes: Uint8Array, options?: CallOptions): Promise<Buffer>;
  watch<Req, Res>(rpc: StreamRpc<Req, Res>, request: Req, options?: CallOptions): ReturnType<typeof watchOf<Req, Res>>;
  collect<Req, Res>(rpc: StreamRpc<Req, Res>, requests: readonly Req[]): Promise<Res>;
  chat<Req, Res>(rpc: StreamRpc<Req, Res>, options?: CallOptions): ReturnType<typeof chatOf<Req, Res>>;
  close(): void;
}

/** Connects to a test server as the edge, without a user. */
export async function rawClient(server: TestServer, options: Record<string, number> = {}): Promise<RawClient> {
  const identified = await server.metadata({ as: "edge" });
  const channel = new Client(server.address, credentials.createInsecure(), {
    "grpc.enable_retries": 0,
    "grpc.use_local_subchannel_pool": 1,
    ...options,
  });
  const metadata = () => identified.clone();
  const given = ({ metadata: own = metadata(), deadline }: CallOptions = {}) =>
    [own, deadline === undefined ? {} : { deadline }] as const;
  return {
    channel,
    metadata,
    unary: (path, bytes, call) =>
      new Promise((resolve, reject) => {
        const done = (error: ServiceError | null, reply?: Buffer) => (error ? reject(error) : resolve(reply as Buffer));
        channel.makeUnaryRequest(path, Buffer.from, (reply: Buffer) => reply, bytes, ...given(call), done);
      }),
    watch: (rpc, request, call) => watchOf(channel, rpc, request, given(call)),
    collect: (rpc, requests) =>
      new Promise((resolve, reject) => {
        const call = channel.makeClientStreamRequest(
          ...([rpc.path, rpc.requestSerialize, rpc.responseDeserialize, metadata()] as const),
          (error, reply) => (error ? reject(error) : resolve(reply as never)),
        );
        for (const request of requests) call.write(request);
        call.end();
      }),
    chat: (rpc, call) => chatOf(channel, rpc, given(call)),
    close: () => channel.close(),
  };
}

type Given = readonly [Metadata, { deadline?: number }];

function watchOf<Req, Res>(channel: Client, rpc: StreamRpc<Req, Res>, request: Req, given: Given) {
  return channel.makeServerStreamRequest<Req, Res>(
    rpc.path,
    rpc.requestSerialize,
    rpc.responseDeserialize,
    request,
    ...given,
  );
}

function chatOf<Req, Res>(channel: Client, rpc: StreamRpc<Req, Res>, given: Given) {
  return channel.makeBidiStreamRequest<Req, Res>(rpc.path, rpc.requestSerialize, rpc.responseDeserialize, ...given);
}

/** What the call failed with; fails itself when the call did not. */
export async function failureOf(call: PromiseLike<unknown> | AsyncIterable<unknown>): Promise<ServiceError> {
  try {
    if (Symbol.asyncIterator in call) for await (const _ of call);
    else await call;
  } catch (error) {
    return error as ServiceError;
  }
  throw new Error("the call succeeded");
}

/** The error that stands in a failure's status details. */
export function detailsOf({ metadata }: ServiceError): AppError | undefined {
  const [bytes] = metadata.get("grpc-status-details-bin");
  const status = bytes === undefined ? undefined : decodeStatus(bytes as Buffer);
  return status && fromStatus(status);
}
