import { createHash } from "node:crypto";
import { type PageKey, PageToken } from "@souk/proto/souk/type/v1/page_token";
import type { Secret } from "../config/index.ts";
import { sharedError } from "../errors/index.ts";
import { createSignedTexts } from "./signed-text.ts";

/** What a list is: its filters and its order. A token is only good for the list that made it. */
export interface ListQuery {
  /** Everything that narrows the list, such as `{ state: "ACTIVE", brand: "Nordlys" }`. */
  readonly filters: Readonly<Record<string, string>>;
  readonly order: string;
}

export type PageKeyValue = string | bigint | Date;

/** Writes and reads page tokens: base64url(PageToken ‖ HMAC-SHA-256), see souk/type/v1/page_token.proto. */
export interface PageTokens {
  encode(query: ListQuery, lastKeys: readonly PageKeyValue[]): string;
  /**
   * @returns the keys of the last item given, or undefined for an empty token
   * @throws AppError INVALID_PAGE_TOKEN
   */
  decode(token: string, query: ListQuery): PageKeyValue[] | undefined;
}

export function createPageTokens(secret: Secret): PageTokens {
  const texts = createSignedTexts(secret);

  function encode(query: ListQuery, lastKeys: readonly PageKeyValue[]): string {
    const token = { filterHash: hashOf(query.filters), order: query.order, lastKeys: lastKeys.map(toKey) };
    return texts.write(PageToken.encode(token).finish());
  }

  function decode(token: string, query: ListQuery): PageKeyValue[] | undefined {
    if (token === "") return undefined;
    const bytes = texts.read(token);
    if (!bytes) throw invalid();
    const read = PageToken.decode(bytes);
    if (read.order !== query.order || !hashOf(query.filters).equals(read.filterHash)) throw invalid();
    return read.lastKeys.map(fromKey);
  }

  return { encode, decode };
}

/** The same filters hash the same, in whatever order they were named. */
function hashOf(filters: Readonly<Record<string, string>>): Buffer {
  const sorted = Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest();
}

function toKey(value: PageKeyValue): PageKey {
  if (typeof value === "string") return { value: { $case: "text", value } };
  if (typeof value === "bigint") return { value: { $case: "number", value } };
  return { value: { $case: "timeMs", value: BigInt(value.getTime()) } };
}

function fromKey({ value }: PageKey): PageKeyValue {
  if (!value) throw invalid();
  return value.$case === "timeMs" ? new Date(Number(value.value)) : value.value;
}

function invalid() {
  return sharedError(
    "INVALID_PAGE_TOKEN",
    "The page token was not made by this list with these filters. Begin again without one.",
  );
}
