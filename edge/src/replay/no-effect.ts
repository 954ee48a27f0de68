import { AppError, decodeStatus } from "@souk/chassis/errors";
import { PeerError } from "@souk/chassis/grpc";
import { Code } from "@souk/proto/google/rpc/code";
import { ErrorInfo } from "@souk/proto/google/rpc/error_details";
import { detailOf } from "../status/failure.ts";

/** With these a call may have done its work, or be still at it. */
const UNSURE: ReadonlySet<number> = new Set([
  Code.CANCELLED,
  Code.DEADLINE_EXCEEDED,
  Code.UNKNOWN,
  Code.INTERNAL,
  Code.DATA_LOSS,
]);
/** With these too, where a connection gave them; where the service did, it refused. */
const UNSURE_OF_TRANSPORT: ReadonlySet<number> = new Set([Code.UNAVAILABLE, Code.RESOURCE_EXHAUSTED]);
/** How grpc-js says that there was nobody to send the call to. */
const NEVER_SENT = /^(?:\w+: )?(?:No connection established|No addresses resolved|Name resolution failed)/;

/** Whether a call that failed has surely done nothing, so that it may be made again. */
export function hadNoEffect(error: unknown): boolean {
  if (error instanceof AppError) return true; // refused here, before there was a call
  if (!(error instanceof PeerError) || UNSURE.has(error.code)) return false;
  return !UNSURE_OF_TRANSPORT.has(error.code) || isExplained(error) || NEVER_SENT.test(error.message);
}

function isExplained({ statusDetails }: PeerError): boolean {
  const told = statusDetails && decodeStatus(statusDetails);
  return told !== undefined && detailOf(told, ErrorInfo) !== undefined;
}
