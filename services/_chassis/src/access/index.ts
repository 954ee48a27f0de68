export * from "./access-feed.ts";
export * from "./key-exchange.ts";
