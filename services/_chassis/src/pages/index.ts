export * from "./keyset.ts";
export * from "./page-token.ts";
