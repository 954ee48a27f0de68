import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

const CALL_BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** One registry a process part; names follow OpenTelemetry's semantic conventions in Prometheus's spelling. */
export interface Metrics {
  /** `rpc_server_call_duration_seconds{rpc_method, rpc_status_code}`. */
  readonly serverCalls: Histogram;
  /** `rpc_client_call_duration_seconds{rpc_method, rpc_status_code}`. */
  readonly clientCalls: Histogram;
  /** `souk_events_total{stage, event_type}`: stage is `logged`, `published` or `handled`. */
  readonly events: Counter;
  /** `souk_event_publish_lag_seconds`: from the write to the queue. */
  readonly publishLag: Histogram;
  histogram(name: string, help: string, labelNames: string[], buckets?: number[]): Histogram;
  gauge(name: string, help: string, collect: () => number): Gauge;
  /** Text exposition format 0.0.4. */
  render(): Promise<string>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const histogram: Metrics["histogram"] = (name, help, labelNames, buckets = CALL_BUCKETS_S) =>
    new Histogram({ name, help, labelNames, buckets, registers });
  return {
    serverCalls: histogram("rpc_server_call_duration_seconds", "Calls answered.", ["rpc_method", "rpc_status_code"]),
    clientCalls: histogram("rpc_client_call_duration_seconds", "Calls made.", ["rpc_method", "rpc_status_code"]),
    events: new Counter({
      name: "souk_events_total",
      help: "Events by stage.",
      labelNames: ["stage", "event_type"],
      registers,
    }),
    publishLag: histogram("souk_event_publish_lag_seconds", "From write to queue.", ["queue"]),
    histogram,
    gauge: (name, help, collect) =>
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(collect());
        },
      }),
    render: () => registry.metrics(),
  };
}
