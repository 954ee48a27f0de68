import type { IncomingMessage } from "node:http";
import { headerOf } from "./exchange.ts";
import type { Reply } from "./reply.ts";

const ANY = "*";
/** What every answer of the edge may say besides its content. */
const EXPOSED = [
  ...["etag", "location", "link", "retry-after", "x-request-id", "idempotency-replayed"],
  ...["ratelimit", "ratelimit-policy", "deprecation", "sunset"],
].join(", ");
const PREFLIGHT_SECONDS = "600";
const HEADER_NAMES = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+(?:\s*,\s*[A-Za-z0-9!#$%&'*+.^_`|~-]+)*$/;

/** Which web pages may read the answers (WHATWG Fetch, 3.3). No credentials: tokens travel in headers. */
export interface Cors {
  /** What every answer to a page says. */
  headersFor(request: IncomingMessage): Reply["headers"];
  /** The answer to the browser's question before the request itself, if this is one that may be asked. */
  preflight(request: IncomingMessage, allow: string): Reply | undefined;
}

/** @param origins such as `https://shop.example`; `*` is any; none leaves browsers to their own rule */
export function createCors(origins: readonly string[]): Cors {
  const isOpen = origins.includes(ANY);
  const allowed = (request: IncomingMessage) => {
    const origin = headerOf(request, "origin");
    return origin !== undefined && (isOpen || origins.includes(origin)) ? origin : undefined;
  };
  const vary = isOpen || origins.length === 0 ? {} : { vary: "Origin" };
  return {
    headersFor: (request) => {
      const origin = allowed(request);
      if (origin === undefined) return vary;
      return {
        ...vary,
        "access-control-allow-origin": isOpen ? ANY : origin,
        "access-control-expose-headers": EXPOSED,
      };
    },
    preflight: (request, allow) => {
      const isQuestion = headerOf(request, "access-control-request-method") !== undefined;
      if (!isQuestion || allowed(request) === undefined) return undefined;
      const names = headerOf(request, "access-control-request-headers") ?? "";
      return {
        status: 204,
        headers: {
          allow,
          "access-control-allow-methods": allow,
          ...(HEADER_NAMES.test(names) ? { "access-control-allow-headers": names } : {}),
          "access-control-max-age": PREFLIGHT_SECONDS,
        },
      };
    },
  };
}
