import { channel } from "node:diagnostics_channel";
import type { Any } from "@souk/proto/google/protobuf/any";
import { Code } from "@souk/proto/google/rpc/code";
import { BadRequest, ErrorInfo, RetryInfo } from "@souk/proto/google/rpc/error_details";
import { Status } from "@souk/proto/google/rpc/status";
import type { ReasonPolicy } from "@souk/proto/souk/options/v1/policy";
import { AppError, isReasoned, sharedError } from "./app-error.ts";

/** Finds the policy of a reason in the contract. */
export type ReasonLookup = (domain: string, reason: string) => ReasonPolicy | undefined;

/** Hears of every reason that a caller is told; for tests, which must produce each that is documented. */
export const TOLD_REASONS = channel("souk.told-reasons");

interface DetailType<T> {
  readonly $type: string;
  encode(message: T): { finish(): Uint8Array };
  decode(bytes: Uint8Array): T;
}

/**
 * Makes an AppError of whatever was thrown. An error that nobody foresaw becomes INTERNAL:
 * its text stays home, as `cause`.
 *
 * @param domain the proto package whose reasons the service's own errors carry
 */
export function toAppError(error: unknown, domain: string): AppError {
  if (error instanceof AppError) return error;
  if (isReasoned(error)) {
    const { reason, message, metadata = {}, retryAfterMs } = error;
    const retry = retryAfterMs === undefined ? {} : { retryAfterMs };
    return new AppError(domain, reason, message, { metadata, ...retry, cause: error });
  }
  return sharedError("INTERNAL", "Something broke on our side. The request id finds it in the logs.", { cause: error });
}

/** google.rpc.Status of an error (AIP-193): the code that the contract gives the reason, and the details. */
export function toStatus(error: AppError, lookup: ReasonLookup): Status {
  const { domain, reason } = error;
  if (TOLD_REASONS.hasSubscribers) TOLD_REASONS.publish({ domain, reason });
  const code = lookup(domain, reason)?.code ?? Code.INTERNAL;
  const details = [pack(ErrorInfo, { domain, reason, metadata: { ...error.metadata } })];
  if (error.fieldViolations.length > 0) details.push(pack(BadRequest, badRequest(error)));
  if (error.retryAfterMs !== undefined) details.push(pack(RetryInfo, retryInfo(error.retryAfterMs)));
  return { code, message: error.message, details };
}

/** The other way: what a peer answered, as an AppError. Unknown details are left out. */
export function fromStatus(status: Status): AppError | undefined {
  const info = unpack(status, ErrorInfo);
  if (!info) return undefined;
  const delay = unpack(status, RetryInfo)?.retryDelay;
  return new AppError(info.domain, info.reason, status.message, {
    metadata: info.metadata,
    fieldViolations: (unpack(status, BadRequest)?.fieldViolations ?? []).map((fault) => ({
      field: fault.field,
      description: fault.description,
      rule: fault.reason,
    })),
    ...(delay ? { retryAfterMs: Number(delay.seconds) * 1000 + Math.round(delay.nanos / 1e6) } : {}),
  });
}

export function encodeStatus(status: Status): Buffer {
  return Buffer.from(Status.encode(status).finish());
}

/** The Status in `grpc-status-details-bin`, or undefined where the bytes are none. */
export function decodeStatus(bytes: Uint8Array): Status | undefined {
  return decodeOrNothing(Status, bytes);
}

/** A peer's broken trailer must not hide its status code. */
function decodeOrNothing<T>(type: Pick<DetailType<T>, "decode">, bytes: Uint8Array): T | undefined {
  try {
    return type.decode(bytes);
  } catch {
    return undefined;
  }
}

function badRequest(error: AppError): BadRequest {
  return BadRequest.fromPartial({
    fieldViolations: error.fieldViolations.map(({ field, description, rule }) => ({
      field,
      description,
      reason: rule ?? "",
    })),
  });
}

function retryInfo(delayMs: number): RetryInfo {
  const seconds = Math.floor(delayMs / 1000);
  return { retryDelay: { seconds: BigInt(seconds), nanos: Math.round((delayMs - seconds * 1000) * 1e6) } };
}

function pack<T>(type: DetailType<T>, message: T): Any {
  return { typeUrl: `type.googleapis.com/${type.$type}`, value: Buffer.from(type.encode(message).finish()) };
}

function unpack<T>(status: Status, type: DetailType<T>): T | undefined {
  const any = status.details.find((detail) => detail.typeUrl.endsWith(`/${type.$type}`));
  return any && decodeOrNothing(type, any.value);
}
