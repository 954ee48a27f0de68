import type { JsonWriter } from "../protojson/compiled/json-writer.ts";
import type { Failure } from "../status/failure.ts";
import { PROBLEM_TYPE, prefersProblem, problemBody, STATUS_TYPE, statusBody } from "../status/failure-body.ts";
import type { Reply } from "./reply.ts";

export interface FailureContext {
  /** Prints the details of errors. */
  readonly writer: JsonWriter;
  readonly requestId: string;
  readonly accept: string | undefined;
  readonly authorization: string | undefined;
  /** The methods that the path takes, where that is what the answer is about. */
  readonly allow?: string | undefined;
  /** What the service sent besides the error. */
  readonly headers: Reply["headers"];
  readonly trailers?: Reply["trailers"];
}

export function failureReply(failure: Failure, context: FailureContext): Reply {
  const isProblem = prefersProblem(context.accept);
  return {
    status: failure.httpStatus,
    headers: {
      ...context.headers,
      ...(context.allow === undefined ? {} : { allow: context.allow }),
      ...(failure.httpStatus === 415 ? acceptableOf(failure) : {}),
      ...(failure.httpStatus === 401 ? { "www-authenticate": challengeOf(failure, context) } : {}),
      ...(failure.retryAfterSeconds === undefined ? {} : { "retry-after": String(failure.retryAfterSeconds) }),
      vary: "Accept",
    },
    body: isProblem
      ? { type: PROBLEM_TYPE, bytes: problemBody(failure, context.writer, context.requestId) }
      : { type: STATUS_TYPE, bytes: statusBody(failure, context.writer) },
    ...(context.trailers ? { trailers: context.trailers } : {}),
  };
}

/** RFC 9110, 12.5.3: codings are named only where the coding was the trouble, so that a caller can tell. */
function acceptableOf({ info }: Failure): Reply["headers"] {
  const { accept, acceptEncoding } = info?.metadata ?? {};
  return {
    ...(accept === undefined ? {} : { accept }),
    ...(acceptEncoding === undefined ? {} : { "accept-encoding": acceptEncoding }),
  };
}

/** RFC 6750: an error is named only where a token was given. */
function challengeOf({ info }: Failure, { authorization = "" }: FailureContext): string {
  const isRefused = info?.reason === "TOKEN_INVALID" || /^Bearer /i.test(authorization);
  return isRefused ? 'Bearer error="invalid_token"' : "Bearer";
}
