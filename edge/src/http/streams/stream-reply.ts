import { Metadata } from "@grpc/grpc-js";
import type { CallOptions } from "@souk/chassis/grpc";
import { responseHeaders } from "../../policy/response-headers.ts";
import { soonerOf } from "../../waiting.ts";
import { type Exchange, type ExchangeDeps, headerOf } from "../exchange.ts";
import { givesRawContent, rawContentOf } from "../http-body.ts";
import type { Reply, StreamContent } from "../reply.ts";
import { type Cursor, cursorOf } from "./cursor.ts";
import { type Ending, endingOf } from "./ending.ts";
import { type Format, formatFor } from "./format.ts";
import { withHeartbeats } from "./heartbeats.ts";

/** Opens the call; its replies are wire bytes. */
export type OpenCall = (options: CallOptions) => AsyncIterable<Buffer>;

/** A stream that has stood for so long begins its answer, even if it has nothing to tell yet. */
const SILENT_START_MS = 1_000;
/** Proxies must neither keep the messages back nor keep them. */
const UNBUFFERED = { "cache-control": "no-cache", "x-accel-buffering": "no" };

type Messages = AsyncIterator<Buffer, void>;

/**
 * The answer of an rpc with many replies. What fails before the first one is an error like any other.
 *
 * @throws AppError, PeerError
 */
export async function streamReply(
  exchange: Exchange,
  call: CallOptions,
  open: OpenCall,
  deps: ExchangeDeps,
): Promise<Reply> {
  const cursor = cursorOf(exchange.route, deps.options.resumeFields);
  const ending = endingOf(exchange.context.signal, deps.draining, cursor !== undefined);
  let [metadata, trailers] = [new Metadata(), new Metadata()];
  const replies = open({
    ...call,
    signal: ending.signal,
    onMetadata: (received) => {
      metadata = received;
    },
    onTrailers: (received) => {
      trailers = received;
    },
  })[Symbol.asyncIterator]() as Messages;
  const parts = { exchange, replies, first: replies.next(), cursor, ending, deps };
  try {
    const body = givesRawContent(exchange.route) ? await rawContent(parts) : await messageContent(parts);
    const headers = { ...UNBUFFERED, ...responseHeaders(metadata) };
    return { status: exchange.route.method.policy?.successStatus || 200, headers, body, trailers: () => trailers };
  } catch (error) {
    ending.dispose();
    throw ending.explain(error);
  }
}

interface Parts {
  readonly exchange: Exchange;
  readonly replies: Messages;
  readonly first: Promise<IteratorResult<Buffer, void>>;
  readonly cursor: Cursor | undefined;
  readonly ending: Ending;
  readonly deps: ExchangeDeps;
}

async function messageContent(parts: Parts): Promise<StreamContent> {
  const { exchange, first, deps } = parts;
  const format = formatFor(headerOf(exchange.request, "accept"));
  await soonerOf(first, SILENT_START_MS);
  const broken: { error?: unknown } = {};
  const messages = formatted(parts, format, broken);
  const chunks = withHeartbeats(messages, deps.options.heartbeatMs, Buffer.from(format.heartbeat));
  return { type: format.type, chunks, broken: () => broken.error };
}

async function* formatted(parts: Parts, format: Format, broken: { error?: unknown }): AsyncGenerator<Buffer, void> {
  const { exchange, cursor, ending, deps } = parts;
  const print = deps.printer.printerOf(exchange.route);
  let index = 0;
  const opening = format.open(cursor !== undefined);
  if (opening !== "") yield Buffer.from(opening);
  try {
    for await (const reply of inOrder(parts)) {
      const at = { index, cursor: cursor && deps.printer.textAt(exchange.route, cursor.inReply, reply) };
      yield format.message(print(reply), at);
      index++;
    }
  } catch (error) {
    broken.error = ending.explain(error);
    yield format.failure(deps.failureOf(broken.error).json, index);
  }
  if (format.close !== "") yield Buffer.from(format.close);
}

/** Content that breaks off is told by breaking the connection: nothing may be mixed into a file. */
async function rawContent(parts: Parts): Promise<StreamContent> {
  const { exchange, ending } = parts;
  const first = await parts.first;
  const head = first.done ? undefined : rawContentOf(exchange.route, first.value);
  const broken: { error?: unknown } = {};
  async function* chunks(): AsyncGenerator<Uint8Array, void> {
    try {
      for await (const reply of inOrder(parts)) yield rawContentOf(exchange.route, reply).data;
    } catch (error) {
      broken.error = ending.explain(error);
      throw broken.error;
    }
  }
  return { type: head?.contentType ?? "application/octet-stream", chunks: chunks(), broken: () => broken.error };
}

/** All replies; leaving the iteration ends the call. */
async function* inOrder({ first, replies, ending }: Parts): AsyncGenerator<Buffer, void> {
  try {
    for (let next = await first; !next.done; next = await replies.next()) yield next.value;
  } finally {
    ending.dispose();
    await replies.return?.();
  }
}
