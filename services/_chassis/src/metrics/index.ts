export * from "./admin-server.ts";
export * from "./metrics.ts";
