import { pipeline } from "node:stream";
import { constants, createBrotliCompress, createBrotliDecompress, createGunzip, createGzip } from "node:zlib";
import { sharedError } from "@souk/chassis/errors";
import { qualityOf } from "../accept.ts";

/** A content coding of HTTP (RFC 9110, 8.4.1). */
export type Encoding = "gzip" | "br";

const INFLATE = { gzip: createGunzip, br: createBrotliDecompress };
const SMALLEST_BYTES = 1024;
const COMPRESSIBLE = /^(?:text\/|application\/(?:json|x-ndjson|javascript|xml|[^;]*\+(?:json|xml))|image\/svg)/;

/**
 * The content of a request whose Content-Encoding is this, inflated.
 *
 * @throws AppError UNSUPPORTED_MEDIA_TYPE for one that is not spoken, MALFORMED_REQUEST for bytes that are none of it
 */
export function inflated(
  chunks: AsyncIterable<Buffer>,
  contentEncoding: string | undefined,
  spoken: readonly Encoding[],
): AsyncIterable<Buffer> {
  const name = contentEncoding?.trim().toLowerCase() ?? "identity";
  if (name === "identity" || name === "") return chunks;
  const encoding = spoken.find((known) => known === name.replace(/^x-/, ""));
  if (!encoding) {
    const known = [...spoken, "identity"].join(" or ");
    throw sharedError("UNSUPPORTED_MEDIA_TYPE", `The body's Content-Encoding must be ${known}.`, {
      metadata: { acceptEncoding: [...spoken, "identity"].join(", ") },
    });
  }
  return inflate(chunks, encoding);
}

async function* inflate(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer, void> {
  const inflater = INFLATE[encoding]();
  pipeline(chunks, inflater, () => undefined); // its errors come out of the iteration below
  try {
    yield* inflater as AsyncIterable<Buffer>;
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!/^(?:Z_|ERR_BROTLI|ERR__ERROR)/.test(code)) throw error;
    throw sharedError("MALFORMED_REQUEST", `The body is not whole ${encoding} data, which its Content-Encoding says.`);
  }
}

/** The compression that the caller would take, the best of those that are spoken. */
export function encodingFor(acceptEncoding: string | undefined, spoken: readonly Encoding[]): Encoding | undefined {
  const any = qualityOf(acceptEncoding, "*") ?? 0;
  const wanted = (name: Encoding) => qualityOf(acceptEncoding, name) ?? any;
  const best = Math.max(0, ...spoken.map(wanted));
  return best > 0 ? spoken.find((name) => wanted(name) === best) : undefined;
}

/** Whether content of this type and length is worth its compression; that of a stream has no length. */
export function isWorthwhile(type: string, length = Number.POSITIVE_INFINITY): boolean {
  return length >= SMALLEST_BYTES && COMPRESSIBLE.test(type);
}

/** Chunks compressed so that each can be read as soon as it is there. */
export async function* compressed(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<Buffer, void> {
  const isGzip = encoding === "gzip";
  const deflater = isGzip ? createGzip() : createBrotliCompress(LIGHT_BROTLI);
  const flushKind = isGzip ? constants.Z_SYNC_FLUSH : constants.BROTLI_OPERATION_FLUSH;
  const ready: Buffer[] = [];
  deflater.on("data", (chunk: Buffer) => ready.push(chunk));
  try {
    for await (const chunk of chunks) {
      deflater.write(chunk);
      await new Promise<void>((resolve) => deflater.flush(flushKind, resolve));
      yield Buffer.concat(ready.splice(0));
    }
    await new Promise<void>((resolve) => deflater.once("end", resolve).end());
    yield Buffer.concat(ready.splice(0));
  } finally {
    deflater.close();
  }
}

/** The default quality of 11 is for files that are compressed once. */
const LIGHT_BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
