import type { IncomingMessage } from "node:http";
import { sharedError } from "@souk/chassis/errors";

const TARGET = /^(?:[a-z][a-z0-9+.-]*:\/\/[^/?]*)?(\/[^?#]*)?(?:\?([^#]*))?$/i;
const VISIBLE_ASCII = /^[\x21-\x7e]*$/;

export interface Target {
  readonly path: string;
  readonly query: string;
}

/** @throws AppError unless there is one Host (RFC 9112, 3.2), which only HTTP/1.0 can do without */
export function refuseUnknownHost({ headersDistinct, httpVersion }: IncomingMessage): void {
  const count = headersDistinct.host?.length ?? 0;
  if (count === 1 || (count === 0 && httpVersion === "1.0")) return;
  throw sharedError("MALFORMED_REQUEST", "There must be one Host header.");
}

/** Splits a request target, which may be absolute, without decoding any of it. */
export function parseTarget(url: string): Target {
  const match = VISIBLE_ASCII.test(url) ? TARGET.exec(url) : null;
  if (!match) throw sharedError("MALFORMED_REQUEST", "The request target is no path.");
  return { path: match[1] ?? "/", query: match[2] ?? "" };
}
