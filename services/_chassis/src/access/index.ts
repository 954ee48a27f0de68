export * from "./access-feed.ts";
