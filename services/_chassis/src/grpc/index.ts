export { type ClientOptions, createClient, type TypedClient } from "./client.ts";
export type { CallContext, Handler, Handlers, Interceptor, ServiceDefinition } from "./handlers.ts";
export { createPeer, type Peer, PeerError, type PeerOptions, type UnaryOptions, type UnaryReply } from "./peer.ts";
export { createGrpcServer, type GrpcServer, type GrpcServerOptions } from "./server.ts";
