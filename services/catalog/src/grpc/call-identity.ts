import type { CallContext } from "@souk/chassis/grpc";
import { callHash, fingerprint } from "@souk/chassis/idempotency";
import type { CallIdentity } from "../usecases/ports.ts";

const SERVICE = "/souk.catalog.v1.CatalogService";

/** @param canonical the bytes of the request without its request id: the same content gives the same bytes */
export function callOf(context: CallContext, rpc: string, requestId: string, canonical: Uint8Array): CallIdentity {
  const subject = context.principal?.subject ?? "";
  return {
    key: requestId ? callHash({ subject, method: `${SERVICE}/${rpc}`, requestId }) : undefined,
    fingerprint: fingerprint(canonical),
    traceparent: context.traceparent,
    signal: context.signal,
  };
}
