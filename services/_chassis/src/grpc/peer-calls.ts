import type { Writable } from "node:stream";
import { type Client, Metadata, type ServiceError, type StatusObject } from "@grpc/grpc-js";
import { PeerError } from "./peer-error.ts";
import { pump } from "./pump.ts";
import { asBytes } from "./transport.ts";

export interface CallOptions {
  /** Milliseconds since 1970; Infinity only on streams, which last as long as their caller wants. */
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
  /** Sent besides the service's own token. */
  readonly metadata?: Metadata;
  /** Told of the metadata that a stream of replies begins with. */
  readonly onMetadata?: (metadata: Metadata) => void;
  /** Told of the metadata that a stream of replies ends with. */
  readonly onTrailers?: (metadata: Metadata) => void;
}

/** The one reply of a call. */
export interface SingleReply {
  readonly body: Buffer;
  readonly metadata: Metadata;
  /** What came after the reply; grpc-js tells it last of all. */
  readonly trailers: () => Metadata;
}

interface Cancellable extends NodeJS.EventEmitter {
  cancel(): void;
}

/** One request, one reply. @throws PeerError */
export function sendOne(client: Client, path: string, body: Uint8Array, options: CallOptions): Promise<SingleReply> {
  const { deadline, metadata = new Metadata() } = options;
  return replyOf(options, (done) =>
    client.makeUnaryRequest(path, toBuffer, asBytes, body, metadata, { deadline }, done),
  );
}

/** Many requests, one reply; stops reading them when the reply is there. @throws PeerError, and what `bodies` throws */
export function sendMany(
  client: Client,
  path: string,
  bodies: AsyncIterable<Uint8Array>,
  options: CallOptions,
): Promise<SingleReply> {
  const { deadline, metadata = new Metadata() } = options;
  let requests: Requests | undefined;
  const reply = replyOf(options, (done) => {
    const call = client.makeClientStreamRequest(path, toBuffer, asBytes, metadata, { deadline }, (error, body) => {
      requests?.stop();
      done(error, body);
    });
    requests = sendAll(bodies, call);
    return call;
  });
  return reply.catch((error: unknown) => {
    throw requests?.broken() ?? error;
  });
}

/** One request, many replies; leaving the iteration ends the call. @throws PeerError */
export function receiveMany(
  client: Client,
  path: string,
  body: Uint8Array,
  options: CallOptions,
): AsyncGenerator<Buffer, void> {
  const { deadline, metadata = new Metadata() } = options;
  const call = client.makeServerStreamRequest(path, toBuffer, asBytes, body, metadata, { deadline });
  return repliesOf(call, options);
}

/** Many requests and many replies, as each side likes. @throws PeerError, and what `bodies` throws */
export async function* exchangeMany(
  client: Client,
  path: string,
  bodies: AsyncIterable<Uint8Array>,
  options: CallOptions,
): AsyncGenerator<Buffer, void> {
  const { deadline, metadata = new Metadata() } = options;
  const call = client.makeBidiStreamRequest(path, toBuffer, asBytes, metadata, { deadline });
  const requests = sendAll(bodies, call);
  try {
    yield* repliesOf(call, options);
  } catch (error) {
    throw requests.broken() ?? error;
  } finally {
    requests.stop();
  }
}

type StreamOfReplies = AsyncIterable<Buffer> & Cancellable;

async function* repliesOf(call: StreamOfReplies, options: CallOptions): AsyncGenerator<Buffer, void> {
  const { deadline, signal, onMetadata, onTrailers } = options;
  const givenMs = deadline - Date.now();
  call.on("error", () => undefined); // after the iteration was left nobody else listens
  let headers: Metadata | undefined;
  call.on("metadata", (received: Metadata) => {
    headers = received;
    onMetadata?.(received);
  });
  if (onTrailers) call.on("status", ({ metadata }: StatusObject) => onTrailers(metadata));
  const off = cancelOn(signal, call);
  try {
    yield* call;
  } catch (error) {
    throw new PeerError(error as ServiceError, givenMs, headers);
  } finally {
    off();
    call.cancel();
  }
}

/** Requests on their way out. */
interface Requests {
  /** To be called when no more are wanted. */
  stop(): void;
  /** What kept them from being read, if that is why the call was cancelled. */
  broken(): unknown;
}

function sendAll(bodies: AsyncIterable<Uint8Array>, call: Cancellable & Pick<Writable, "write" | "end">): Requests {
  const stopped = new AbortController();
  let broken: unknown;
  pump(bodies, call, stopped.signal)
    .then(() => call.end())
    .catch((error: unknown) => {
      if (stopped.signal.aborted) return;
      broken = error;
      call.cancel();
    });
  return { stop: () => stopped.abort(), broken: () => broken };
}

type Done = (error: ServiceError | null, body?: Buffer) => void;

function replyOf({ signal, deadline }: CallOptions, open: (done: Done) => Cancellable): Promise<SingleReply> {
  const givenMs = deadline - Date.now();
  return new Promise((resolve, reject) => {
    let headers = new Metadata();
    let trailers = new Metadata();
    let off: (() => void) | undefined;
    const call = open((error, body) => {
      off?.();
      if (error) reject(new PeerError(error, givenMs, headers));
      else resolve({ body: body as Buffer, metadata: headers, trailers: () => trailers });
    });
    call.on("status", (status: StatusObject) => {
      trailers = status.metadata;
    });
    call.on("metadata", (received: Metadata) => {
      headers = received;
    });
    off = cancelOn(signal, call);
  });
}

/** Leaves nothing on a signal that lives long. */
function cancelOn(signal: AbortSignal | undefined, call: Cancellable): () => void {
  const cancel = () => call.cancel();
  if (signal?.aborted) cancel();
  else signal?.addEventListener("abort", cancel, { once: true });
  return () => signal?.removeEventListener("abort", cancel);
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
