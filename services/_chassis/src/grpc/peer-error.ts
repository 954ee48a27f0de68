import { status as codes, Metadata, type ServiceError } from "@grpc/grpc-js";
import { decodeStatus, fromStatus } from "../errors/index.ts";

/** grpc-js tells of a connection that its peer closed under its calls as of a fault in each of them. */
const LOST_CONNECTION = /^Received RST_STREAM with code 2 triggered by internal client error/;

/** What a peer answered instead of a reply; `statusDetails` are the bytes of its google.rpc.Status. */
export class PeerError extends Error {
  override readonly name = "PeerError";
  readonly code: number;
  readonly statusDetails: Uint8Array | undefined;
  /** What came with the error. */
  readonly metadata: Metadata;
  /** What came before it. */
  readonly headers: Metadata;
  /** How long the call could have taken, in milliseconds. */
  readonly givenMs: number;

  constructor(
    { code, details, metadata }: ServiceError,
    givenMs = Number.POSITIVE_INFINITY,
    headers: Metadata = new Metadata(),
  ) {
    super(details);
    this.code = LOST_CONNECTION.test(details) ? codes.UNAVAILABLE : code;
    this.metadata = metadata;
    this.headers = headers;
    this.givenMs = givenMs;
    this.statusDetails = metadata.get("grpc-status-details-bin")[0] as Buffer | undefined;
  }
}

/** A call that was given less than this may well run late without the peer's fault. */
const FAIR_TIME_MS = 500;

/** Whether a call ran out of a time that was long enough. A caller's tiny deadlines must not open anybody's breaker. */
function isLate(error: unknown): error is PeerError {
  return error instanceof PeerError && error.code === codes.DEADLINE_EXCEEDED && error.givenMs >= FAIR_TIME_MS;
}

/** Whether the peer did not even say that the time was up. */
export function isUnanswered(error: unknown): boolean {
  return isLate(error) && error.statusDetails === undefined;
}

/**
 * Whether an error says that the peer does not work; what it refuses, and what breaks within one call, is an answer. So is a
 * breaker that is open behind it: that one dependency is down does not make the peer so for all its other rpcs.
 */
export function isPeerFault(error: unknown): boolean {
  if (isLate(error)) return true;
  return error instanceof PeerError && error.code === codes.UNAVAILABLE && reasonOf(error) !== "BREAKER_OPEN";
}

function reasonOf({ statusDetails }: PeerError): string | undefined {
  const status = statusDetails && decodeStatus(statusDetails);
  return status && fromStatus(status)?.reason;
}

/** Whether the call was given up here, which says nothing of the peer. */
export function isCancelled(error: unknown): boolean {
  return error instanceof PeerError && [codes.CANCELLED, codes.DEADLINE_EXCEEDED].includes(error.code);
}
