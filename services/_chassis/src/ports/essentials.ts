import type { Contract } from "../contract/index.ts";
import type { Logger } from "../log/index.ts";
import type { Metrics } from "../metrics/index.ts";
import type { Tracer } from "../tracing/index.ts";
import type { Ports } from "./ports.ts";

/** What nearly every part of a process is given; a part names those that it needs. */
export interface Essentials {
  readonly contract: Contract;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly ports: Ports;
  readonly tracer: Tracer;
}
