export * from "./client.ts";
export type { CallContext, Handler, Handlers, Interceptor, ServiceDefinition } from "./handlers.ts";
export * from "./peer.ts";
export * from "./server.ts";
