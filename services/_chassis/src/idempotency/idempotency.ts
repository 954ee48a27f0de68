import { createHash } from "node:crypto";

/** What makes a call the same call again: who, what and the id that the caller gave it. */
export interface CallKey {
  readonly subject: string;
  /** `/souk.catalog.v1.CatalogService/CreateProduct`. */
  readonly method: string;
  readonly requestId: string;
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
