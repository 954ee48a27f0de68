export * from "./audit-log.ts";
export * from "./chain.ts";
export * from "./collections.ts";
export * from "./entry.ts";
export * from "./mongo-audit-store.ts";
export * from "./ports.ts";
export * from "./verify.ts";
