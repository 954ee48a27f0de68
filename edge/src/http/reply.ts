import type { ServerResponse } from "node:http";
import type { Registry } from "@bufbuild/protobuf";
import type { PlainJson } from "../protojson/print-message.ts";
import type { Failure } from "../status/failure.ts";
import { PROBLEM_TYPE, prefersProblem, problemBody, STATUS_TYPE, statusBody } from "../status/failure-body.ts";

/** An answer before it is bytes. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  /** Undefined where the answer has no content. */
  readonly body?: { readonly type: string; readonly json: PlainJson };
}

export interface FailureContext {
  readonly registry: Registry;
  readonly requestId: string;
  readonly accept: string | undefined;
  /** The methods that the path takes, where that is what the answer is about. */
  readonly allow?: string | undefined;
}

export function failureReply(failure: Failure, context: FailureContext): Reply {
  const isProblem = prefersProblem(context.accept);
  return {
    status: failure.httpStatus,
    headers: {
      ...(context.allow === undefined ? {} : { allow: context.allow }),
      ...(failure.httpStatus === 401 ? { "www-authenticate": challengeOf(failure) } : {}),
      ...(failure.retryAfterSeconds === undefined ? {} : { "retry-after": String(failure.retryAfterSeconds) }),
      vary: "Accept",
    },
    body: isProblem
      ? { type: PROBLEM_TYPE, json: problemBody(failure, context.registry, context.requestId) }
      : { type: STATUS_TYPE, json: statusBody(failure, context.registry) },
  };
}

/** RFC 6750: an error is named only where a token was given. */
function challengeOf({ info }: Failure): string {
  return info?.reason === "TOKEN_INVALID" ? 'Bearer error="invalid_token"' : "Bearer";
}

/** Writes the answer; to HEAD it is the same without its content. */
export function writeReply(response: ServerResponse, reply: Reply, requestId: string): void {
  if (response.headersSent || response.destroyed) return;
  for (const [name, value] of Object.entries(reply.headers)) response.setHeader(name, value);
  response.setHeader("x-request-id", requestId);
  response.setHeader("x-content-type-options", "nosniff");
  response.statusCode = reply.status;
  if (!reply.body) {
    response.end();
    return;
  }
  const bytes = Buffer.from(JSON.stringify(reply.body.json));
  response.setHeader("content-type", reply.body.type);
  response.setHeader("content-length", bytes.length);
  response.end(bytes);
}
