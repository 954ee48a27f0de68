export * from "./consumer.ts";
export * from "./job-options.ts";
export * from "./job-queue.ts";
export * from "./queue-admin.ts";
export * from "./schedule.ts";
export * from "./subscriber-queue.ts";
export * from "./worker.ts";
