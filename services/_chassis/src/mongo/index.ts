export * from "./connection.ts";
export * from "./grouped.ts";
export * from "./indexes.ts";
export * from "./insert.ts";
export * from "./lease.ts";
export * from "./migrations.ts";
