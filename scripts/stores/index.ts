export { startMongo } from "./mongo.ts";
export { findRedis, startRedis } from "./redis.ts";
export type { Store, StoreKind, StoreOptions } from "./store.ts";
