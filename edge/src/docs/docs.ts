import { readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { sharedError } from "@souk/chassis/errors";
import type { Reply } from "../http/reply.ts";
import type { OpenApiDocument } from "../openapi/schema/schema.ts";

/** What is served at paths that the contract does not have. */
export interface Docs {
  has(path: string): boolean;
  /** Of a path that it has. @throws AppError METHOD_NOT_ALLOWED */
  answer(request: IncomingMessage, path: string): Reply;
}

export const DOCUMENT_PATH = "/openapi.json";
export const PAGE_PATH = "/docs";

/** Everything that the page consists of: it takes nothing from anywhere else. */
const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  [PAGE_PATH]: ["page.html", "text/html; charset=utf-8"],
  [`${PAGE_PATH}/page.css`]: ["page.css", "text/css; charset=utf-8"],
  ...Object.fromEntries(
    ["page", "dom", "prose", "operation", "form", "request", "answer", "schema"].map((name) => [
      `${PAGE_PATH}/${name}.js`,
      [`${name}.js`, "text/javascript; charset=utf-8"] as const,
    ]),
  ),
};
const ALLOW = "GET, HEAD, OPTIONS";
/** The page runs only its own scripts, and speaks with nobody but the edge. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Serves the OpenAPI document and a page that shows it and tries it out.
 *
 * @param describe makes the document, when it is first asked for
 */
export function createDocs(describe: () => OpenApiDocument): Docs {
  let document: Uint8Array | undefined;
  const bytesOf = (path: string) => {
    if (path !== DOCUMENT_PATH) return readFileSync(new URL(`page/${FILES[path]?.[0]}`, import.meta.url));
    document ??= Buffer.from(JSON.stringify(describe()));
    return document;
  };
  const typeOf = (path: string) => (path === DOCUMENT_PATH ? "application/json" : FILES[path]?.[1]);
  return {
    has: (path) => typeOf(path) !== undefined,
    answer: (request, path) => {
      if (request.method === "OPTIONS") return { status: 204, headers: { allow: ALLOW } };
      if (request.method !== "GET" && request.method !== "HEAD") {
        throw sharedError("METHOD_NOT_ALLOWED", `This path does not take ${request.method}; it takes ${ALLOW}.`);
      }
      const headers = { "cache-control": "no-cache", "content-security-policy": POLICY };
      return { status: 200, headers, body: { type: typeOf(path) as string, bytes: bytesOf(path) } };
    },
  };
}
