export * from "./app-error.ts";
export * from "./status.ts";
