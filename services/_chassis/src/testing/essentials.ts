import { loadContract } from "../contract/index.ts";
import { createMetrics } from "../metrics/index.ts";
import { type Essentials, systemPorts } from "../ports/index.ts";
import { createTracer } from "../tracing/index.ts";
import { silentLogger } from "./logger.ts";

let contract: Essentials["contract"] | undefined;

/** The contract of `@souk/proto`, read once in a test process. */
export function testContract(): Essentials["contract"] {
  contract ??= loadContract();
  return contract;
}

/** What nearly every part is given: silent, with the system's time, and metrics of its own. */
export function testEssentials(changes: Partial<Essentials> = {}): Essentials {
  const logger = changes.logger ?? silentLogger();
  const tracer = createTracer({ service: "test", logger });
  return { contract: testContract(), logger, metrics: createMetrics(), ports: systemPorts(), tracer, ...changes };
}
