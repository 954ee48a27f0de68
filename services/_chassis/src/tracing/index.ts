export * from "./traceparent.ts";
export * from "./tracer.ts";
