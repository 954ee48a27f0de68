import type { Metadata } from "@grpc/grpc-js";

/** Metadata that HTTP has a header for. */
const BARE: ReadonlySet<string> = new Set(["etag", "location", "retry-after", "cache-control"]);
const HIDDEN = /^(?:grpc-.*|l5d-.*|x-souk-.*|content-type|date|server|user-agent)$/;

/** A reply's metadata as headers: a few by their own name, the others behind `Grpc-Metadata-`. */
export function responseHeaders(metadata: Metadata): Record<string, string[]> {
  const headers: Record<string, string[]> = {};
  for (const name of Object.keys(metadata.getMap())) {
    if (HIDDEN.test(name)) continue;
    const values = metadata.get(name).map((value) => (typeof value === "string" ? value : value.toString("base64")));
    headers[BARE.has(name) ? name : `grpc-metadata-${name}`] = values;
  }
  return headers;
}
