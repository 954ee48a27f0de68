import { sharedError } from "@souk/chassis/errors";

const TARGET = /^(?:[a-z][a-z0-9+.-]*:\/\/[^/?]*)?(\/[^?#]*)?(?:\?([^#]*))?$/i;
const VISIBLE_ASCII = /^[\x21-\x7e]*$/;

export interface Target {
  readonly path: string;
  readonly query: string;
}

/** Splits a request target, which may be absolute, without decoding any of it. */
export function parseTarget(url: string): Target {
  const match = VISIBLE_ASCII.test(url) ? TARGET.exec(url) : null;
  if (!match) throw sharedError("MALFORMED_REQUEST", "The request target is no path.");
  return { path: match[1] ?? "/", query: match[2] ?? "" };
}
