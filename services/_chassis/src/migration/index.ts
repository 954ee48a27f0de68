export * from "./migration.ts";
