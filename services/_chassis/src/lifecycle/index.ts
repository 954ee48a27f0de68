export * from "./lifecycle.ts";
export * from "./run.ts";
