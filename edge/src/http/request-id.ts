import type { IncomingMessage } from "node:http";

const REQUEST_ID = /^[A-Za-z0-9._-]{1,128}$/;

/** The caller's id for the request, where it is one; else a new one. */
export function requestIdOf({ headers }: IncomingMessage, nextId: () => string): string {
  const given = headers["x-request-id"];
  return typeof given === "string" && REQUEST_ID.test(given) ? given : nextId();
}
