export * from "./authorize.ts";
export * from "./observe.ts";
