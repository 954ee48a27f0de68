import type { Metadata } from "@grpc/grpc-js";
import type { RequestContext } from "../context/index.ts";
import type { MethodContract } from "../contract/index.ts";

/** One rpc as ts-proto generates it (`outputServices=grpc-js`). */
export interface RpcDefinition<Req, Res> {
  readonly path: string;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
  readonly requestSerialize: (value: Req) => Buffer;
  readonly requestDeserialize: (bytes: Buffer) => Req;
  readonly responseSerialize: (value: Res) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => Res;
}

// biome-ignore lint/suspicious/noExplicitAny: a service holds rpcs of any message type
export type ServiceDefinition = Readonly<Record<string, RpcDefinition<any, any>>>;

/** What a handler knows of its call besides the request. */
export interface CallContext extends RequestContext {
  /** `/souk.catalog.v1.CatalogService/CreateProduct`. */
  readonly method: string;
  /** Where in the world whoever called the edge is; undefined for calls that the edge did not pass on. */
  readonly network?: string;
  /** Adds metadata to the reply; before the first message of a stream. */
  setReplyMetadata(key: string, value: string): void;
}

type RequestOf<D> = D extends { requestDeserialize: (bytes: Buffer) => infer Req } ? Req : never;
type ResponseOf<D> = D extends { responseDeserialize: (bytes: Buffer) => infer Res } ? Res : never;
type Input<D> = D extends { requestStream: true } ? AsyncIterable<RequestOf<D>> : RequestOf<D>;
type Output<D> = D extends { responseStream: true } ? AsyncIterable<ResponseOf<D>> : Promise<ResponseOf<D>>;

/** `(request, context) => reply`: a call is a function and an error is a throw; streams are async iterables. */
export type Handler<D> = (request: Input<D>, context: CallContext) => Output<D>;
export type Handlers<S extends ServiceDefinition> = { readonly [K in keyof S]: Handler<S[K]> };

/** The same without static types, as the dispatcher sees it. */
export type AnyHandler = (request: unknown, context: CallContext) => Promise<unknown> | AsyncIterable<unknown>;
// biome-ignore lint/suspicious/noExplicitAny: see ServiceDefinition
export type AnyRpc = RpcDefinition<any, any>;

/** Something that wraps every call of a server: `await next()` answers it. */
export type Interceptor = (call: ServerCall, next: () => Promise<void>) => Promise<void>;

/** A call on its way through the interceptors. */
export interface ServerCall {
  readonly method: MethodContract;
  readonly metadata: Metadata;
  /** Interceptors replace it by a richer one, such as one with a principal. */
  context: CallContext;
}
