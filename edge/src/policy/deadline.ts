import { invalidRequest } from "@souk/chassis/errors";

const DEFAULT_TIMEOUT_MS = 10_000;
/** What a caller may ask for where no policy says how long is long enough. */
const MOST_TIMEOUT_MS = 60_000;
/** A positive number of at most 8 digits and a unit (gRPC over HTTP/2, TimeoutValue). */
const GRPC_TIMEOUT = /^(?!0+[A-Za-z])([0-9]{1,8})([HMSmun])$/;
const SECONDS = /^(?![0.]+$)[0-9]{1,9}(?:\.[0-9]{1,9})?$/;
const UNIT_MS: Readonly<Record<string, number>> = {
  H: 3_600_000,
  M: 60_000,
  S: 1_000,
  m: 1,
  u: 1e-3,
  n: 1e-6,
};

export interface TimeoutHeaders {
  readonly grpcTimeout: string | undefined;
  readonly serverTimeout: string | undefined;
}

/**
 * How long a call may take, in milliseconds: what its caller asks for, but no longer than its policy allows. Only a stream
 * may be endless.
 *
 * @throws AppError where a header makes no sense
 */
export function timeoutMsOf(headers: TimeoutHeaders, policyMs: number | undefined, isEndless = false): number {
  const asked: number[] = [];
  if (headers.grpcTimeout !== undefined) asked.push(readGrpcTimeout(headers.grpcTimeout.trim()));
  if (headers.serverTimeout !== undefined) asked.push(readSeconds(headers.serverTimeout.trim()));
  if (isEndless) return Math.min(...asked);
  const unasked = asked.length > 0 ? MOST_TIMEOUT_MS : DEFAULT_TIMEOUT_MS;
  return Math.min(policyMs || unasked, ...asked);
}

function readGrpcTimeout(text: string): number {
  const match = GRPC_TIMEOUT.exec(text);
  if (!match)
    throw invalidRequest({
      field: "Grpc-Timeout",
      description: "must be a number above 0 and one of H M S m u n, such as 500m",
    });
  return Number(match[1]) * (UNIT_MS[match[2] as string] as number);
}

function readSeconds(text: string): number {
  if (!SECONDS.test(text))
    throw invalidRequest({
      field: "X-Server-Timeout",
      description: "must be a number of seconds above 0, such as 1.5",
    });
  return Number(text) * 1_000;
}
