export * from "./client.ts";
export type { CallContext, Handler, Handlers, Interceptor, ServiceDefinition } from "./handlers.ts";
export { createJsonReader, type JsonReader, type MessageType } from "./json-reader.ts";
export * from "./peer.ts";
export { type CallOptions, PeerError, type SingleReply } from "./peer-calls.ts";
export * from "./server.ts";
