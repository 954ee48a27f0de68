export * from "./app.ts";
export * from "./authorization.ts";
export * from "./client.ts";
export * from "./config.ts";
export * from "./faults.ts";
export * from "./signature.ts";
