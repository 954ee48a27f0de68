import type { IncomingMessage } from "node:http";
import { sharedError } from "@souk/chassis/errors";
import { decodeUtf8, type Json, JsonTextError, scanJson } from "../protojson/scan-json.ts";

export const DEFAULT_BODY_LIMIT_BYTES = 1024 * 1024;
/** What is read and thrown away, so that a caller that still sends hears why it was refused. */
const DISCARD_LIMIT_BYTES = 8 * 1024 * 1024;
const JSON_TYPE = /^application\/(?:json|[a-z0-9!#$&^_.-]+\+json)$/;
const CHARSET = /^charset\s*=\s*(.*)$/;
const BLANK = /^[ \t\r\n]*$/;

/**
 * Reads the body as JSON.
 *
 * @returns undefined where there is no body, or a blank one
 * @throws AppError UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE or MALFORMED_REQUEST
 */
export async function readJsonBody(request: IncomingMessage, limitBytes: number): Promise<Json | undefined> {
  if (!hasBody(request)) return undefined;
  refuseOtherMedia(request);
  const bytes = await readBytes(request, limitBytes);
  if (bytes.length === 0) return undefined;
  try {
    const text = decodeUtf8(bytes);
    return BLANK.test(text) ? undefined : scanJson(text);
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    const where = error.path === "" ? "The body" : `The body at ${error.path}`;
    throw sharedError("MALFORMED_REQUEST", `${where} ${error.message}.`, {
      fieldViolations: error.path === "" ? [] : [{ field: error.path, description: error.message }],
    });
  }
}

/** Whether so much of a body may still come that the connection is better closed than read to its end. */
export function isLeftUnread({ complete, headers }: IncomingMessage): boolean {
  const isShort =
    headers["transfer-encoding"] === undefined && Number(headers["content-length"] ?? 0) <= DISCARD_LIMIT_BYTES;
  return !complete && !isShort;
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

function refuseOtherMedia({ headers, headersDistinct }: IncomingMessage): void {
  const types = headersDistinct["content-type"] ?? [];
  if (types.length > 1 || !types.every(isJsonInUtf8)) {
    throw sharedError("UNSUPPORTED_MEDIA_TYPE", "The body must be application/json in UTF-8.");
  }
  const encoding = headers["content-encoding"]?.trim().toLowerCase() ?? "identity";
  if (encoding !== "identity") {
    throw sharedError("UNSUPPORTED_MEDIA_TYPE", "The body must not be compressed.");
  }
}

function isJsonInUtf8(contentType: string): boolean {
  const [type = "", ...parameters] = contentType.split(";").map((part) => part.trim().toLowerCase());
  const charsets = parameters.flatMap((parameter) => CHARSET.exec(parameter)?.[1] ?? []);
  return JSON_TYPE.test(type) && charsets.every((charset) => charset === "utf-8" || charset === '"utf-8"');
}

async function readBytes(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > limitBytes + DISCARD_LIMIT_BYTES) throw tooLarge(limitBytes);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of untilGone(request)) {
    size += chunk.length;
    if (size <= limitBytes) chunks.push(chunk);
    else if (size > limitBytes + DISCARD_LIMIT_BYTES) throw tooLarge(limitBytes);
  }
  if (size > limitBytes) throw tooLarge(limitBytes);
  return Buffer.concat(chunks);
}

/** A caller that goes away in the middle of its body is no fault of ours. */
async function* untilGone(request: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  try {
    yield* request;
  } catch (cause) {
    throw sharedError("CANCELLED", "The caller went away.", { cause });
  }
}

function tooLarge(limitBytes: number) {
  return sharedError("BODY_TOO_LARGE", `The body is larger than the ${limitBytes} bytes that are taken here.`, {
    metadata: { limitBytes: String(limitBytes) },
  });
}
