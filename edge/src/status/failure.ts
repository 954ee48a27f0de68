import {
  AppError,
  decodeStatus,
  type ReasonLookup,
  type SharedReason,
  sharedError,
  toStatus,
} from "@souk/chassis/errors";
import { PeerError } from "@souk/chassis/grpc";
import { Code } from "@souk/proto/google/rpc/code";
import { DebugInfo, ErrorInfo, RetryInfo } from "@souk/proto/google/rpc/error_details";
import type { Status } from "@souk/proto/google/rpc/status";
import { httpStatusOfCode } from "./http-status.ts";

/** What a caller is told of an error. */
export interface Failure {
  readonly status: Status;
  readonly httpStatus: number;
  readonly info: ErrorInfo | undefined;
  readonly retryAfterSeconds: number | undefined;
}

const REASONS: Readonly<Record<number, Parameters<typeof sharedError>>> = {
  [Code.CANCELLED]: ["CANCELLED", "The call was cancelled."],
  [Code.DEADLINE_EXCEEDED]: [
    "DEADLINE_EXCEEDED",
    "The call took longer than it may. Whether it took effect is not known.",
  ],
  [Code.UNAVAILABLE]: [
    "UNAVAILABLE",
    "The service cannot answer now. Try again a little later.",
    { retryAfterMs: 1_000 },
  ],
  [Code.UNIMPLEMENTED]: ["UNIMPLEMENTED", "The service does not have this call."],
  [Code.RESOURCE_EXHAUSTED]: ["RESOURCE_EXHAUSTED", "A limit was reached. Try again a little later."],
};
const INTERNAL: [SharedReason, string] = [
  "INTERNAL",
  "Something broke on our side. The request id finds it in the logs.",
];
/** Codes below 500 that a transport gives, too. */
const TRANSPORT_CODES: ReadonlySet<number> = new Set([Code.CANCELLED, Code.RESOURCE_EXHAUSTED]);

/**
 * Makes a failure of whatever was thrown. What a service explained with ErrorInfo is passed on; what a transport or a
 * bug said is put into words of our own.
 *
 * @param hadIfMatch whether the caller made the call conditional
 */
export function toFailure(error: unknown, lookup: ReasonLookup, hadIfMatch: boolean): Failure {
  const status = statusOf(error, lookup);
  const info = detailOf(status, ErrorInfo);
  const delay = detailOf(status, RetryInfo)?.retryDelay;
  return {
    status,
    info,
    httpStatus: httpStatusOf(status.code, info, lookup, hadIfMatch),
    retryAfterSeconds: delay && Math.max(0, Number(delay.seconds) + Math.ceil(delay.nanos / 1e9)),
  };
}

function statusOf(error: unknown, lookup: ReasonLookup): Status {
  if (error instanceof AppError) return toStatus(error, lookup);
  if (!(error instanceof PeerError)) return toStatus(sharedError(...INTERNAL), lookup);
  const told = error.statusDetails && decodeStatus(error.statusDetails);
  if (told && detailOf(told, ErrorInfo)) return { ...told, code: error.code, details: withoutDebugInfo(told) };
  if (httpStatusOfCode(error.code) < 500 && !TRANSPORT_CODES.has(error.code)) {
    return {
      code: error.code,
      message: told?.message || error.message,
      details: told ? withoutDebugInfo(told) : [],
    };
  }
  const made = toStatus(sharedError(...(REASONS[error.code] ?? INTERNAL)), lookup);
  return { ...made, code: error.code, details: [...made.details, ...(told ? withoutDebugInfo(told) : [])] };
}

function withoutDebugInfo(status: Status): Status["details"] {
  return status.details.filter((detail) => !detail.typeUrl.endsWith(`/${DebugInfo.$type}`));
}

function httpStatusOf(code: number, info: ErrorInfo | undefined, lookup: ReasonLookup, hadIfMatch: boolean): number {
  const isConflict = code === Code.ABORTED || code === Code.FAILED_PRECONDITION;
  if (info?.reason === "ETAG_MISMATCH" && isConflict) return hadIfMatch ? 412 : 409;
  const stated = info && lookup(info.domain, info.reason)?.httpStatus;
  return stated || httpStatusOfCode(code);
}

interface DetailType<T> {
  readonly $type: string;
  decode(bytes: Uint8Array): T;
}

/** The first detail of a type; bytes that are none of it count as absent. */
export function detailOf<T>(status: Status, type: DetailType<T>): T | undefined {
  const detail = status.details.find((candidate) => candidate.typeUrl.endsWith(`/${type.$type}`));
  try {
    return detail && type.decode(detail.value);
  } catch {
    return undefined;
  }
}
