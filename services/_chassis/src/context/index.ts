export * from "./context.ts";
export * from "./network.ts";
