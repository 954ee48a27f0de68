const ETAG = /^v(\d{1,18})$/;
/** Nothing is ever at this version. */
const NONE = -1n;

/** The etag of something at that version. Callers send it back, and read nothing out of it. */
export function etagOf(version: bigint | number): string {
  return `v${version}`;
}

/**
 * The version that a caller has read. A text that is none of our etags is that of no version, so that it fits nothing, as RFC 9110 wants it
 * of If-Match.
 *
 * @returns undefined for an empty etag, which stands for any version
 */
export function versionOf(etag: string): bigint | undefined {
  if (etag === "") return undefined;
  const [, digits] = ETAG.exec(etag) ?? [];
  return digits === undefined ? NONE : BigInt(digits);
}
