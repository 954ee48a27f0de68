import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { responseTrailers } from "../policy/response-headers.ts";
import { soonerOf } from "../waiting.ts";
import { compressed, type Encoding, encodingFor, isWorthwhile } from "./body/encodings.ts";
import { headerOf } from "./exchange.ts";
import type { Reply, StreamContent, WholeContent } from "./reply.ts";

/** A caller that takes nothing for so long is given up. */
const STALLED_MS = 60_000;
const COMPRESS = { gzip: promisify(gzip), br: promisify(brotliCompress) };

/** What keeps browsers from taking an answer for more than it is (OWASP REST security, security headers). */
const SECURITY = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
};

export interface WriteOptions {
  readonly request: IncomingMessage;
  readonly requestId: string;
  readonly encodings: readonly Encoding[];
}

/**
 * Writes the answer, as fast as it is read; to HEAD it is the same without its content.
 *
 * @throws what a stream's content broke of, where that can only be told by breaking the connection
 */
export async function writeReply(response: ServerResponse, reply: Reply, options: WriteOptions): Promise<void> {
  if (response.headersSent || response.destroyed) return;
  for (const [name, value] of Object.entries(reply.headers)) response.setHeader(name, value);
  response.setHeader("x-request-id", options.requestId);
  for (const [name, value] of Object.entries(SECURITY)) if (!response.hasHeader(name)) response.setHeader(name, value);
  response.statusCode = reply.status;
  if (!reply.body) {
    response.end();
    return;
  }
  response.setHeader("content-type", reply.body.type);
  const encoding = chooseEncoding(response, reply.body, options);
  if ("bytes" in reply.body) await writeWhole(response, reply, reply.body, encoding, options);
  else await writeStream(response, reply, reply.body, encoding, options);
}

async function writeWhole(
  response: ServerResponse,
  reply: Reply,
  { bytes }: WholeContent,
  encoding: Encoding | undefined,
  { request }: WriteOptions,
): Promise<void> {
  const content = encoding ? await COMPRESS[encoding](bytes) : bytes;
  const trailers = trailersFor(request, reply);
  if (trailers) response.setHeader("trailer", Object.keys(trailers));
  else response.setHeader("content-length", content.length);
  response.write(content);
  if (trailers) response.addTrailers(trailers);
  response.end();
  giveUpWhenStalled(response);
}

/** What is written and not taken must not stay for ever. */
function giveUpWhenStalled(response: ServerResponse): void {
  if (response.writableFinished) return;
  const timer = setTimeout(() => response.destroy(), STALLED_MS).unref();
  response.once("close", () => clearTimeout(timer));
}

async function writeStream(
  response: ServerResponse,
  reply: Reply,
  { chunks: plain }: StreamContent,
  encoding: Encoding | undefined,
  { request }: WriteOptions,
): Promise<void> {
  const chunks = encoding ? compressed(plain, encoding) : plain;
  response.flushHeaders();
  for await (const chunk of chunks) {
    if (request.method === "HEAD") break;
    if (!response.write(chunk)) await drained(response);
    if (response.destroyed) break;
  }
  const trailers = trailersFor(request, reply);
  if (trailers) response.addTrailers(trailers);
  response.end();
}

/** Waits until the caller has taken what was written, or has gone away. */
async function drained(response: ServerResponse): Promise<void> {
  if (response.destroyed) return;
  const settled = new AbortController();
  const { signal } = settled;
  const outcome = Promise.race([once(response, "drain", { signal }), once(response, "close", { signal })]);
  const inTime = await soonerOf(outcome, STALLED_MS);
  settled.abort();
  if (!inTime) response.destroy();
}

/** Caches must know that others may be given another encoding, or none. */
function chooseEncoding(
  response: ServerResponse,
  body: WholeContent | StreamContent,
  { request, encodings }: WriteOptions,
): Encoding | undefined {
  const isChoice = isWorthwhile(body.type, "bytes" in body ? body.bytes.length : undefined);
  if (encodings.length === 0 || !isChoice) return undefined;
  response.appendHeader("vary", "Accept-Encoding");
  const encoding = encodingFor(headerOf(request, "accept-encoding"), encodings);
  if (encoding) response.setHeader("content-encoding", encoding);
  return encoding;
}

/** Trailers go only to those who say that they take them (RFC 9110, 10.1.4). */
function trailersFor(request: IncomingMessage, { trailers }: Reply): Record<string, string> | undefined {
  const takesThem = /(?:^|,)\s*trailers\s*(?:;|,|$)/i.test(headerOf(request, "te") ?? "");
  if (!takesThem || !trailers) return undefined;
  const named = responseTrailers(trailers());
  return Object.keys(named).length > 0 ? named : undefined;
}
