import { status as codes, Metadata } from "@grpc/grpc-js";
import { isServerFault } from "../interceptors/index.ts";
import { textOf } from "./call-context.ts";
import type { Channel } from "./channel.ts";
import type { PeerOptions } from "./peer.ts";
import type { CallOptions } from "./peer-calls.ts";
import { isUnanswered, PeerError } from "./peer-error.ts";

/** A call on its way, measured and traced from its first byte to its last. */
export interface BegunCall {
  /** What to call with. */
  readonly call: CallOptions;
  /** Tells how it ended; only the first time counts. */
  end(failure?: unknown): void;
  /** Ends the call with the outcome, which it passes on. */
  ended<T>(outcome: Promise<T>): Promise<T>;
  /** Ends the call if the work fails, and passes the outcome on. */
  unlessFailed<T>(work: Promise<T>): Promise<T>;
}

/** Names this service to the peer, and begins the span that the peer's own belongs under. */
export async function beginCall(
  path: string,
  call: CallOptions,
  { name, tokens, tracer, metrics }: PeerOptions,
  channel: Channel,
): Promise<BegunCall> {
  const rpc = path.slice(1);
  const metadata = call.metadata ?? new Metadata();
  if (tokens) metadata.set("x-souk-service", await tokens(name));
  const span = tracer.span(rpc, {
    role: "CLIENT",
    parent: textOf(metadata, "traceparent"),
    attributes: { "rpc.system.name": "grpc", "rpc.method": rpc, "server.address": name },
  });
  metadata.set("traceparent", span.traceparent);
  const stopTimer = metrics.clientCalls.startTimer({ rpc_method: rpc });
  let open = true;

  function end(failure?: unknown): void {
    if (!open) return;
    open = false;
    if (isUnanswered(failure)) channel.unanswered();
    else if (!(failure instanceof PeerError) || failure.code !== codes.CANCELLED) channel.answered();
    const code = failure === undefined ? "OK" : (codes[(failure as PeerError).code] ?? "UNKNOWN");
    stopTimer({ rpc_status_code: code });
    span.end({ attributes: { "rpc.response.status_code": code }, failed: isServerFault(code) });
  }

  function unlessFailed<T>(work: Promise<T>): Promise<T> {
    return work.catch((error) => {
      end(error);
      throw error;
    });
  }

  const ended = async <T>(outcome: Promise<T>): Promise<T> => {
    const value = await unlessFailed(outcome);
    end();
    return value;
  };
  return { call: { ...call, metadata }, end, ended, unlessFailed };
}
