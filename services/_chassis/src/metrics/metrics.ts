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
  /** `souk_breaker_changes_total{target, state}`: the state that it changed to. */
  readonly breakerChanges: Counter;
  /** `souk_breaker_refusals_total{target}`. */
  readonly breakerRefusals: Counter;
  /** `souk_channel_replacements_total{target, cause}`: cause is `stuck` or `silent`. */
  readonly channelReplacements: Counter;
  /** `souk_worker_replacements_total{queue}`. */
  readonly workerReplacements: Counter;
  /** `souk_access_denials_total{rpc_method, reason}`: calls that the policy did not let through. */
  readonly accessDenials: Counter;
  /** `souk_breaker_state{target, state}`: 1 for the state that it is in, else 0. */
  watchBreaker(target: string, state: () => string): void;
  counter(name: string, help: string, labelNames: string[]): Counter;
  histogram(name: string, help: string, labelNames: string[], buckets?: number[]): Histogram;
  /** A gauge that is asked for its values at each rendering. */
  gauge(name: string, help: string, labelNames: string[], values: () => GaugeValue[]): void;
  /** Text exposition format 0.0.4. */
  render(): Promise<string>;
}

export type GaugeValue = readonly [labels: Readonly<Record<string, string>>, value: number];

const BREAKER_STATES = ["CLOSED", "OPEN", "HALF_OPEN", "TRIPPED"];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const histogram: Metrics["histogram"] = (name, help, labelNames, buckets = CALL_BUCKETS_S) =>
    new Histogram({ name, help, labelNames, buckets, registers });
  const gauge: Metrics["gauge"] = (name, help, labelNames, values) => {
    new Gauge({
      ...{ name, help, labelNames, registers },
      collect() {
        for (const [labels, value] of values()) this.set(labels, value);
      },
    });
  };
  const counter: Metrics["counter"] = (name, help, labelNames) => new Counter({ name, help, labelNames, registers });
  return {
    serverCalls: histogram("rpc_server_call_duration_seconds", "Calls answered.", ["rpc_method", "rpc_status_code"]),
    clientCalls: histogram("rpc_client_call_duration_seconds", "Calls made.", ["rpc_method", "rpc_status_code"]),
    events: counter("souk_events_total", "Events by stage.", ["stage", "event_type"]),
    publishLag: histogram("souk_event_publish_lag_seconds", "From write to queue.", ["queue"]),
    breakerChanges: counter("souk_breaker_changes_total", "Changes to a state.", ["target", "state"]),
    breakerRefusals: counter("souk_breaker_refusals_total", "Calls that were not begun.", ["target"]),
    channelReplacements: counter("souk_channel_replacements_total", "Channels made anew.", ["target", "cause"]),
    workerReplacements: counter("souk_worker_replacements_total", "Workers made anew.", ["queue"]),
    accessDenials: counter("souk_access_denials_total", "Calls refused by policy.", ["rpc_method", "reason"]),
    watchBreaker: breakerGauge(gauge),
    counter,
    histogram,
    gauge,
    render: () => registry.metrics(),
  };
}

function breakerGauge(gauge: Metrics["gauge"]): Metrics["watchBreaker"] {
  const watched = new Map<string, () => string>();
  gauge("souk_breaker_state", "1 for the state that a breaker is in.", ["target", "state"], () =>
    [...watched].flatMap(([target, current]) =>
      BREAKER_STATES.map((state): GaugeValue => [{ target, state }, current() === state ? 1 : 0]),
    ),
  );
  return (target, state) => void watched.set(target, state);
}
