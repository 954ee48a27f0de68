import { hostname } from "node:os";
import pino, { type DestinationStream, type Logger as PinoLogger } from "pino";
import { currentContext } from "../context/index.ts";

const CALL_FIELDS = ["method", "route", "code", "status", "reason", "domain", "durationMs", "caller"] as const;
const PROCESS_FIELDS = ["component", "peer", "port", "signal"] as const;
const QUEUE_FIELDS = ["queue", "jobId", "eventId", "eventType", "subject", "sequence", "attempts", "count"] as const;
const BREAKER_FIELDS = ["before", "state", "cause", "calls", "faults", "refused"] as const;
const SPAN_FIELDS = ["span", "kind", "spanTraceId", "spanId", "parentSpanId"] as const;
const OPS_FIELDS = ["action", "target", "by"] as const;
const AUDIT_FIELDS = ["n", "hash"] as const;
const ALLOWED = [
  ...CALL_FIELDS,
  ...PROCESS_FIELDS,
  ...QUEUE_FIELDS,
  ...BREAKER_FIELDS,
  ...SPAN_FIELDS,
  ...OPS_FIELDS,
  ...AUDIT_FIELDS,
] as const;
const CONTEXT_FIELDS = ["requestId", "traceId"] as const;
const KEPT: ReadonlySet<string> = new Set([...ALLOWED, ...CONTEXT_FIELDS]);

/** Everything that may stand in a log line: ids, counts and names, never content. Any other key is dropped. */
export type LogFields = Partial<Record<(typeof ALLOWED)[number], string | number>> & { err?: unknown };
/** JSON lines with fixed keys: `time, level, service, instance, msg`, the request's ids and the fields above. */
export interface Logger {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

/** A process part's logger, whose level can be changed while it runs. */
export interface ServiceLogger extends Logger {
  level: string;
}

export interface LogOptions {
  readonly service: string;
  readonly level: string;
  /** @defaultValue standard output */
  readonly destination?: DestinationStream;
}

export function createLogger({ service, level, destination }: LogOptions): ServiceLogger {
  const logger: PinoLogger = pino(
    {
      level,
      base: { service, instance: `${hostname()}-${process.pid}` },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: keepAllowed },
      mixin: contextFields,
      serializers: { err: (described: unknown) => described },
    },
    destination ?? pino.destination({ sync: true }),
  );
  return logger;
}

function keepAllowed(fields: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (key === "err") kept[key] = describeError(value);
    else if (KEPT.has(key)) kept[key] = value;
  }
  return kept;
}

function contextFields(): Record<string, unknown> {
  const context = currentContext();
  if (!context) return {};
  const traceId = context.traceparent?.split("-")[1];
  return { requestId: context.requestId, ...(traceId ? { traceId } : {}) };
}

const DEEPEST_CAUSE = 5;

/** A MongoDB error quotes the document's values (E11000 its key), so only its code is told. */
function describeError(value: unknown, depth = 0): unknown {
  if (!(value instanceof Error)) return { type: typeof value };
  const { name, code, codeName } = value as Error & { code?: unknown; codeName?: unknown };
  const frames = (value.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return {
    type: name,
    ...(code === undefined ? {} : { code }),
    ...(name.startsWith("Mongo") ? { codeName } : { message: value.message }),
    stack: frames.slice(0, 8).map((line) => line.trim()),
    ...(value.cause === undefined || depth === DEEPEST_CAUSE ? {} : { cause: describeError(value.cause, depth + 1) }),
  };
}
