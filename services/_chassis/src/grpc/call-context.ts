import { Metadata } from "@grpc/grpc-js";
import { backgroundContext } from "../context/index.ts";
import type { MethodContract } from "../contract/index.ts";
import { sharedError } from "../errors/index.ts";
import type { Ports } from "../ports/index.ts";
import type { CallContext } from "./handlers.ts";

/** What grpc-js tells of a call, whatever its kind. */
export interface IncomingCall {
  readonly metadata: Metadata;
  getDeadline(): Date | number;
  sendMetadata(metadata: Metadata): void;
  on(event: "cancelled", listener: () => void): unknown;
}

/** A call's context with the means to end it. */
export interface OpenCall {
  readonly context: CallContext;
  readonly replyMetadata: Metadata;
  abort(reason: Error): void;
  /** Frees the timer; to be called when the call is answered. */
  close(): void;
}

const MAX_TIMER_MS = 2 ** 31 - 1;
const REQUEST_ID = /^[A-Za-z0-9._-]{1,128}$/;

/**
 * Opens the context of a call. Its deadline is the caller's, but at most the policy's `timeout_ms`;
 * streams of replies last as long as their caller wants.
 */
export function openCall(call: IncomingCall, method: MethodContract, ports: Ports): OpenCall {
  const replyMetadata = new Metadata();
  const controller = new AbortController();
  const deadline = deadlineOf(call, method, ports);
  const timer = setTimeout(
    () => controller.abort(deadlineExceeded()),
    Math.min(Math.max(deadline - ports.clock.now(), 0), MAX_TIMER_MS),
  );
  timer.unref();
  call.on("cancelled", () => controller.abort(cancelled(deadline <= ports.clock.now())));
  const context: CallContext = {
    ...backgroundContext(requestIdOf(call.metadata) ?? ports.ids.next(), controller.signal, deadline),
    method: method.path,
    traceparent: textOf(call.metadata, "traceparent"),
    setReplyMetadata: (key, value) => replyMetadata.set(key, value),
  };
  return {
    context,
    replyMetadata,
    abort: (reason) => controller.abort(reason),
    close: () => clearTimeout(timer),
  };
}

/** The first value of a metadata key, as text. */
export function textOf(metadata: Metadata, key: string): string | undefined {
  return metadata.get(key)[0]?.toString();
}

function deadlineOf(call: IncomingCall, method: MethodContract, ports: Ports): number {
  const asked = Number(call.getDeadline());
  const isStream = method.desc.methodKind === "server_streaming" || method.desc.methodKind === "bidi_streaming";
  if (isStream || !method.policy) return asked;
  return Math.min(asked, ports.clock.now() + method.policy.timeoutMs);
}

function requestIdOf(metadata: Metadata): string | undefined {
  const text = textOf(metadata, "x-request-id");
  return text && REQUEST_ID.test(text) ? text : undefined;
}

function deadlineExceeded() {
  return sharedError("DEADLINE_EXCEEDED", "The call took longer than it may. Whether it took effect is not known.");
}

function cancelled(late: boolean) {
  return late ? deadlineExceeded() : sharedError("CANCELLED", "The caller went away.");
}
