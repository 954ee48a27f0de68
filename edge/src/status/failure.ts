import type { DescMessage } from "@bufbuild/protobuf";
import {
  AppError,
  decodeStatus,
  type ReasonLookup,
  type SharedReason,
  sharedError,
  toStatus,
} from "@souk/chassis/errors";
import { PeerError } from "@souk/chassis/grpc";
import type { Duration } from "@souk/proto/google/protobuf/duration";
import { Code } from "@souk/proto/google/rpc/code";
import { DebugInfo, ErrorInfo, RetryInfo } from "@souk/proto/google/rpc/error_details";
import type { Status } from "@souk/proto/google/rpc/status";
import { inJsonSpelling } from "./field-spelling.ts";
import { httpStatusOfCode } from "./http-status.ts";
import { areServiceWords } from "./service-words.ts";

/** What a caller is told of an error. */
export interface Failure {
  readonly status: Status;
  readonly httpStatus: number;
  readonly info: ErrorInfo | undefined;
  readonly retryAfterSeconds: number | undefined;
}

/** What is known of the call that failed. */
export interface Asked {
  /** Whether its caller made it conditional. */
  readonly hadIfMatch: boolean;
  /** The message that it sends. */
  readonly request?: DescMessage | undefined;
}

/** When to come again where a service that is away does not say. */
const SOON_SECONDS = 1;

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
/** grpc-js takes no larger messages, which is no fault of the caller's. */
const UNFIT_SIZE = /^(?:Received|Sent|Attempted to send) .*larger than/;
/** Codes below 500 that a transport gives, too. */
const TRANSPORT_CODES: ReadonlySet<number> = new Set([Code.CANCELLED, Code.RESOURCE_EXHAUSTED]);

/**
 * Makes a failure of whatever was thrown. What a service said is passed on; what a transport or a bug said is put into
 * words of our own.
 *
 * @param asked what the call was like, where it came to one
 */
export function toFailure(error: unknown, lookup: ReasonLookup, asked: Asked): Failure {
  const made = statusOf(error, lookup);
  const status = asked.request && error instanceof PeerError ? inJsonSpelling(made, asked.request) : made;
  const info = detailOf(status, ErrorInfo);
  const delay = detailOf(status, RetryInfo)?.retryDelay;
  return {
    status,
    info,
    httpStatus: httpStatusOf(status.code, info, lookup, asked.hadIfMatch),
    retryAfterSeconds: delay ? wholeSeconds(delay) : status.code === Code.UNAVAILABLE ? SOON_SECONDS : undefined,
  };
}

function statusOf(error: unknown, lookup: ReasonLookup): Status {
  if (error instanceof AppError) return toStatus(error, lookup);
  if (error instanceof PeerError) return statusOfPeer(error, lookup);
  return toStatus(sharedError(...INTERNAL), lookup);
}

function statusOfPeer(error: PeerError, lookup: ReasonLookup): Status {
  const { code } = error;
  const told = error.statusDetails && decodeStatus(error.statusDetails);
  const details = told ? withoutDebugInfo(told) : [];
  const message = told?.message || error.message;
  const isExplained = told !== undefined && detailOf(told, ErrorInfo) !== undefined;
  const isPlain = httpStatusOfCode(code) < 500 && !TRANSPORT_CODES.has(code);
  const isOfTheMesh = error.metadata.get("l5d-proxy-error").length > 0;
  if (isExplained || (!isOfTheMesh && (isPlain || areServiceWords(message)))) return { code, message, details };
  if (UNFIT_SIZE.test(error.message)) return toStatus(sharedError(...INTERNAL), lookup);
  const made = toStatus(sharedError(...(REASONS[code] ?? INTERNAL)), lookup);
  return { ...made, code, details: [...made.details, ...details] };
}

function wholeSeconds({ seconds, nanos }: Duration): number {
  return Math.max(0, Number(seconds) + Math.ceil(nanos / 1e9));
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
