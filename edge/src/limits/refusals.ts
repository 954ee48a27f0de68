import type { Metrics } from "@souk/chassis/metrics";
import { Priority } from "@souk/proto/souk/options/v1/policy";

/** Counts what limits refuse; never whose requests these were. */
export interface Refusals {
  /** Of a caller who made too many requests of a class. */
  byRate(limit: string): void;
  /** Of a call to a service that has too much to do. */
  byLoad(rpcMethod: string, priority: Priority): void;
}

export function countRefusals(metrics: Metrics): Refusals {
  const byRate = metrics.counter("souk_edge_rate_refusals_total", "Requests beyond the rate of a class.", ["limit"]);
  const byLoad = metrics.counter("souk_edge_load_refusals_total", "Calls shed before a busy service.", [
    "rpc_method",
    "priority",
  ]);
  return {
    byRate: (limit) => byRate.inc({ limit }),
    byLoad: (rpcMethod, priority) => byLoad.inc({ rpc_method: rpcMethod.slice(1), priority: nameOf(priority) }),
  };
}

function nameOf(priority: Priority): string {
  return Object.entries(Priority).find(([, value]) => value === priority)?.[0] ?? "UNKNOWN";
}
