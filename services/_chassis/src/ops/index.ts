export * from "./build-info.ts";
export * from "./ops-service.ts";
