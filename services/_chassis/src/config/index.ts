export * from "./common.ts";
export * from "./config.ts";
export * from "./production.ts";
export * from "./secret.ts";
export * from "./weak-secrets.ts";
