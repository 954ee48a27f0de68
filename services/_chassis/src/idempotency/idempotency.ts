import { createHash } from "node:crypto";
import type { CallIdentity, RequestContext } from "../context/index.ts";

/** What makes a call the same call again: who, what and the id that the caller gave it. */
export interface CallKey {
  readonly subject: string;
  /** `/souk.catalog.v1.CatalogService/CreateProduct`. */
  readonly method: string;
  readonly requestId: string;
}

/**
 * What a use case is given to know a repeat of a call by.
 *
 * @param canonical the bytes of the request without its request id: the same content gives the same bytes
 */
export function identifyCall(
  { principal, traceparent, signal, method }: RequestContext & { readonly method: string },
  requestId: string,
  canonical: Uint8Array,
): CallIdentity {
  const subject = principal?.subject ?? "";
  const key = requestId ? callHash({ subject, method, requestId }) : undefined;
  return { key, fingerprint: fingerprint(canonical), traceparent, signal };
}

/** A stable name of the call, 32 hexadecimal digits. No secret: it is only ever compared with itself. */
export function callHash({ subject, method, requestId }: CallKey): string {
  return sha256(JSON.stringify([subject, method, requestId])).slice(0, 32);
}

/** Tells two requests apart that came with the same id: a hash of the canonical bytes without the id. */
export function fingerprint(canonical: Uint8Array): string {
  return sha256(canonical).slice(0, 32);
}

function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
