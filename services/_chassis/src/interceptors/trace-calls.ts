import { status as codes } from "@grpc/grpc-js";
import { runInContext } from "../context/index.ts";
import type { AppError } from "../errors/index.ts";
import type { Interceptor } from "../grpc/handlers.ts";
import type { Tracer } from "../tracing/index.ts";
import { isServerFault } from "./observe.ts";

export interface TraceCallsOptions {
  readonly tracer: Tracer;
  readonly codeOf: (error: AppError) => number;
  readonly toAppError: (error: unknown) => AppError;
}

/** One span a call; what the call does, logs and writes belongs under it. */
export function traceCalls({ tracer, codeOf, toAppError }: TraceCallsOptions): Interceptor {
  return async (call, next) => {
    if (!call.method.policy) return next();
    const rpc = call.method.path.slice(1);
    const attributes = { "rpc.system.name": "grpc", "rpc.method": rpc };
    const span = tracer.span(rpc, { role: "SERVER", parent: call.context.traceparent, attributes });
    call.context = { ...call.context, traceparent: span.traceparent };
    try {
      await runInContext(call.context, next);
      span.end({ attributes: { "rpc.response.status_code": "OK" } });
    } catch (error) {
      const code = codes[codeOf(toAppError(error))] ?? "UNKNOWN";
      span.end({ attributes: { "rpc.response.status_code": code }, failed: isServerFault(code) });
      throw error;
    }
  };
}
