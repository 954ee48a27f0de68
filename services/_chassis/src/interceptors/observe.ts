import { status as codes } from "@grpc/grpc-js";
import { Access, Priority } from "@souk/proto/souk/options/v1/policy";
import type { MethodContract } from "../contract/index.ts";
import type { AppError } from "../errors/index.ts";
import type { Interceptor, ServerCall } from "../grpc/handlers.ts";
import type { Essentials } from "../ports/index.ts";

const SERVER_FAULTS = ["UNKNOWN", "DEADLINE_EXCEEDED", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS"];

/** Whether a code is the server's fault (OpenTelemetry's rule for server spans). */
export function isServerFault(code: string): boolean {
  return SERVER_FAULTS.includes(code);
}

export interface ObserveOptions extends Pick<Essentials, "logger" | "metrics"> {
  readonly codeOf: (error: AppError) => number;
  readonly toAppError: (error: unknown) => AppError;
}

/** What services ask for by themselves again and again is no news, as long as they get it. */
function levelOf({ policy }: MethodContract, failure: AppError | undefined): "debug" | "info" {
  const isOfServices = policy?.priority === Priority.CRITICAL && policy.access.every((of) => of === Access.SERVICE);
  return isOfServices && !failure ? "debug" : "info";
}

/** One log line and one measurement a call. A caller's fault is not an error of ours: it is logged at info. */
export function observe({ logger, metrics, codeOf, toAppError }: ObserveOptions): Interceptor {
  function tell({ method, context }: ServerCall, elapsedMs: number, failure?: AppError): void {
    const rpc = method.path.slice(1);
    const code = failure ? (codes[codeOf(failure)] ?? "UNKNOWN") : "OK";
    metrics.serverCalls.observe({ rpc_method: rpc, rpc_status_code: code }, elapsedMs / 1000);
    const fields = {
      method: rpc,
      code,
      durationMs: Math.round(elapsedMs * 10) / 10,
      ...(context.caller ? { caller: context.caller } : {}),
      ...(failure ? { reason: failure.reason } : {}),
    };
    if (isServerFault(code)) logger.error({ ...fields, err: failure?.cause ?? failure }, "call failed");
    else logger[levelOf(method, failure)](fields, "call answered");
  }

  return async (call, next) => {
    const startedAt = performance.now();
    try {
      await next();
      tell(call, performance.now() - startedAt);
    } catch (error) {
      const failure = toAppError(error);
      tell(call, performance.now() - startedAt, failure);
      throw failure;
    }
  };
}
