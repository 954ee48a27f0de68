export * from "./compare.ts";
export * from "./lint.ts";
export * from "./pact-file.ts";
