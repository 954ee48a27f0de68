export * from "./keyset.ts";
export * from "./page-token.ts";
export * from "./signed-text.ts";
