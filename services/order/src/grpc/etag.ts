import { invalidRequest } from "@souk/chassis/errors";

const ETAG = /^v(\d{1,18})$/;

/** @throws AppError INVALID_REQUEST for what is none of ours */
export function versionOf(etag: string): bigint | undefined {
  if (etag === "") return undefined;
  const [, digits] = ETAG.exec(etag) ?? [];
  if (digits === undefined) throw invalidRequest({ field: "etag", description: "is no etag of this service" });
  return BigInt(digits);
}
