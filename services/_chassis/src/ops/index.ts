export * from "./audit-handlers.ts";
export * from "./build-info.ts";
export * from "./ops-service.ts";
