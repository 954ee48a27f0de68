export * from "./faults.ts";
