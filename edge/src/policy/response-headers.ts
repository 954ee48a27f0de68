import type { Metadata } from "@grpc/grpc-js";

/** What says that a reply is that of an earlier call; HTTP has come to know it by its own name. */
export const REPLAYED = "idempotency-replayed";

/** Metadata that HTTP has a header for. */
const BARE: ReadonlySet<string> = new Set([
  ...["etag", "location", "retry-after", "cache-control"],
  ...["ratelimit", "ratelimit-policy"], // a service's own limits, beside those of the edge
]);
const HIDDEN = /^(?:grpc-.*|l5d-.*|x-souk-.*|content-type|date|server|user-agent)$/;

/** A reply's metadata as headers: a few by their own name, the others behind `Grpc-Metadata-`. */
export function responseHeaders(metadata: Metadata): Record<string, string[]> {
  const headers = named(metadata, (name) => (BARE.has(name) ? name : `grpc-metadata-${name}`));
  return metadata.get(REPLAYED).length > 0 ? { ...headers, [REPLAYED]: ["true"] } : headers;
}

/** Metadata that came after the reply, behind `Grpc-Trailer-`. */
export function responseTrailers(metadata: Metadata): Record<string, string> {
  const trailers = named(metadata, (name) => `grpc-trailer-${name}`);
  return Object.fromEntries(Object.entries(trailers).map(([name, values]) => [name, values.join(", ")]));
}

function named(metadata: Metadata, nameOf: (name: string) => string): Record<string, string[]> {
  const headers: Record<string, string[]> = {};
  for (const name of Object.keys(metadata.getMap())) {
    if (HIDDEN.test(name)) continue;
    const values = metadata.get(name);
    headers[nameOf(name)] = values.map((value) => (typeof value === "string" ? value : value.toString("base64")));
  }
  return headers;
}
