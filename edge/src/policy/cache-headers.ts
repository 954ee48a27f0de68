import { createHash } from "node:crypto";
import { type Cache, CacheScope } from "@souk/proto/souk/options/v1/policy";

/** What an answer says of how long and by whom it may be kept (RFC 9111). */
export function cacheHeaders(cache: Cache | undefined, isFromSomebody: boolean): Record<string, string> {
  if (!cache) return isFromSomebody ? { "cache-control": "no-store" } : {};
  const age = `max-age=${cache.maxAgeSeconds}`;
  switch (cache.scope) {
    case CacheScope.PUBLIC:
      return { "cache-control": isFromSomebody ? `private, ${age}` : `public, ${age}`, vary: "Authorization" };
    case CacheScope.PRIVATE:
      return { "cache-control": `private, ${age}`, vary: "Authorization" };
    default:
      return { "cache-control": "no-store" };
  }
}

/** A strong entity tag of the content itself, for answers whose resource has none. */
export function entityTagOfBytes(bytes: Uint8Array): string {
  return `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 27)}"`;
}

const TAGS = /\s*(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")\s*(?:,|$)/y;

/** Whether If-None-Match names the tag; tags are compared weakly (RFC 9110, 13.1.2). What is no list of tags names none. */
export function namesTag(ifNoneMatch: string | undefined, tag: string | undefined): boolean {
  if (ifNoneMatch === undefined || tag === undefined) return false;
  if (ifNoneMatch.trim() === "*") return true;
  const tags: string[] = [];
  TAGS.lastIndex = 0;
  for (let match = TAGS.exec(ifNoneMatch); match; match = TAGS.exec(ifNoneMatch)) {
    tags.push(match[1] as string);
    if (TAGS.lastIndex === ifNoneMatch.length) return tags.includes(tag);
  }
  return false;
}
