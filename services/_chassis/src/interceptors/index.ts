export * from "./authorize.ts";
export * from "./inject-faults.ts";
export * from "./observe.ts";
export * from "./trace-calls.ts";
