import type { IncomingMessage } from "node:http";
import { sharedError } from "@souk/chassis/errors";
import { within } from "../../waiting.ts";
import { type Encoding, inflated } from "./encodings.ts";

/** What is read and thrown away, so that a caller that still sends hears why it was refused. */
const DISCARD_LIMIT_BYTES = 8 * 1024 * 1024;

export interface BodyRules {
  /** Largest size, after inflating. */
  readonly limitBytes: number;
  readonly encodings: readonly Encoding[];
  /** How long the whole body may take; absent for one that may be long. */
  readonly totalMs?: number;
  /** How long its sender may be silent. */
  readonly idleMs: number;
}

export function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

/**
 * The bytes of the body as they come, inflated; read no faster than they are taken.
 *
 * @throws AppError BODY_TOO_LARGE, REQUEST_TIMEOUT, CANCELLED, UNSUPPORTED_MEDIA_TYPE or MALFORMED_REQUEST
 */
export async function* bodyChunks(request: IncomingMessage, rules: BodyRules): AsyncGenerator<Buffer, void> {
  if (!hasBody(request)) return;
  const { limitBytes } = rules;
  const encoding = request.headers["content-encoding"];
  const isPlain = encoding === undefined || encoding === "identity";
  if (isPlain && Number(request.headers["content-length"] ?? 0) > limitBytes + DISCARD_LIMIT_BYTES) {
    throw tooLarge(limitBytes);
  }
  let size = 0;
  for await (const chunk of inflated(sentChunks(request, rules), encoding, rules.encodings)) {
    size += chunk.length;
    if (size <= limitBytes) yield chunk;
    else if (!isPlain || size > limitBytes + DISCARD_LIMIT_BYTES) throw tooLarge(limitBytes);
  }
  if (size > limitBytes) throw tooLarge(limitBytes);
}

/** The whole body at once. @throws AppError as {@link bodyChunks} */
export async function readBody(request: IncomingMessage, rules: BodyRules): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of bodyChunks(request, rules)) chunks.push(chunk);
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}

/** Whether so much of a body may still come that the connection is better closed than read to its end. */
export function isLeftUnread({ complete, headers }: IncomingMessage): boolean {
  const isShort =
    headers["transfer-encoding"] === undefined && Number(headers["content-length"] ?? 0) <= DISCARD_LIMIT_BYTES;
  return !complete && !isShort;
}

/** Leaving the iteration leaves the connection open, over which the answer goes. */
async function* sentChunks(
  request: IncomingMessage,
  { totalMs = Number.POSITIVE_INFINITY, idleMs }: BodyRules,
): AsyncGenerator<Buffer, void> {
  const endsAt = performance.now() + totalMs;
  const chunks = request.iterator({ destroyOnReturn: false })[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  for (;;) {
    const next = chunks.next().catch((cause: unknown) => {
      throw sharedError("CANCELLED", "The caller went away.", { cause });
    });
    const { done, value } = await within(next, Math.min(idleMs, endsAt - performance.now()), late);
    if (done) return;
    yield value;
  }
}

function late() {
  return sharedError("REQUEST_TIMEOUT", "The body came too slowly.");
}

function tooLarge(limitBytes: number) {
  return sharedError("BODY_TOO_LARGE", `The body is larger than the ${limitBytes} bytes that are taken here.`, {
    metadata: { limitBytes: String(limitBytes) },
  });
}
