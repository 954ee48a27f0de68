import type { IncomingMessage } from "node:http";
import { Metadata } from "@grpc/grpc-js";
import type { RequestContext } from "@souk/chassis/context";

const PREFIX = "grpc-metadata-";
/** Headers that travel on under their own name. What the edge makes itself is not among them. */
const PASSED = ["baggage", "idempotency-key", "accept-language"];
/** Names that only the house may set, or a proxy before it, whatever a caller calls them. */
const RESERVED =
  /^(?:x-souk-.*|l5d-.*|grpc-.*|x-forwarded-.*|x-user-.*|x-envoy-.*|x-original-.*|forwarded|x-real-ip|x-request-id|traceparent|tracestate|authorization|baggage|idempotency-key|accept-language|content-type|te|host|user-agent|connection|transfer-encoding|content-length)(?:-bin)?$/;
const NAME = /^[a-z0-9_.-]{1,100}$/;
const TEXT = /^[\x20-\x7e]*$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The W3C traceparent that the caller sent, if it is one. */
export function traceparentOf({ headers }: IncomingMessage): string | undefined {
  const text = String(headers.traceparent ?? "");
  return TRACEPARENT.test(text) ? text : undefined;
}

/** What the edge has found out about the caller. */
export interface KnownCaller {
  readonly clientAddress: string;
  readonly authorization: string | undefined;
}

/** What of a request's headers the services get to see. */
export function requestMetadata(
  request: IncomingMessage,
  { requestId, traceparent }: RequestContext,
  { clientAddress, authorization }: KnownCaller,
): Metadata {
  const metadata = new Metadata();
  metadata.set("x-request-id", requestId);
  setText(metadata, "authorization", authorization);
  for (const name of PASSED) setText(metadata, name, request.headers[name]);
  if (traceparent) metadata.set("traceparent", traceparent);
  if (traceparentOf(request)) setText(metadata, "tracestate", request.headers.tracestate);
  setText(metadata, "x-forwarded-for", clientAddress);
  setText(metadata, "x-forwarded-host", request.headers.host);
  for (const [header, values = []] of Object.entries(request.headersDistinct)) {
    if (header.startsWith(PREFIX)) addPrefixed(metadata, header.slice(PREFIX.length), values);
  }
  return metadata;
}

function addPrefixed(metadata: Metadata, name: string, values: readonly string[]): void {
  if (!NAME.test(name) || RESERVED.test(name.replaceAll("_", "-"))) return; // some read both as one
  for (const value of values) {
    if (name.endsWith("-bin")) {
      if (BASE64.test(value)) metadata.add(name, Buffer.from(value, "base64"));
    } else if (TEXT.test(value)) {
      metadata.add(name, value);
    }
  }
}

function setText(metadata: Metadata, name: string, value: string | string[] | undefined): void {
  if (typeof value === "string" && value !== "" && TEXT.test(value)) metadata.set(name, value);
}
