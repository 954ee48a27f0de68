export * from "./client.ts";
export type { CallContext, Handler, Handlers, Interceptor, ServiceDefinition } from "./handlers.ts";
export { createJsonReader, type JsonReader, type MessageType } from "./json-reader.ts";
export * from "./peer.ts";
export type { CallOptions, SingleReply } from "./peer-calls.ts";
export { PeerError } from "./peer-error.ts";
export * from "./server.ts";
