export * from "./connection.ts";
export * from "./consumer.ts";
export * from "./job-options.ts";
export * from "./subscriber-queue.ts";
