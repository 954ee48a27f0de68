import { type Client, Metadata, type ServiceError } from "@grpc/grpc-js";
import { PeerError } from "./peer-error.ts";
import { pump } from "./pump.ts";
import { asBytes } from "./transport.ts";

export interface CallOptions {
  /** Milliseconds since 1970; Infinity only on streams, which last as long as their caller wants. */
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
  /** Sent besides the service's own token. */
  readonly metadata?: Metadata;
}

/** The one reply of a call. */
export interface SingleReply {
  readonly body: Buffer;
  readonly metadata: Metadata;
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
  const answered = new AbortController();
  let broken: { readonly error: unknown } | undefined;
  const reply = replyOf(options, (done) => {
    const call = client.makeClientStreamRequest(path, toBuffer, asBytes, metadata, { deadline }, (error, body) => {
      answered.abort();
      done(error, body);
    });
    pump(bodies, call, answered.signal)
      .then(() => call.end())
      .catch((error: unknown) => {
        if (answered.signal.aborted) return;
        broken = { error };
        call.cancel();
      });
    return call;
  });
  return reply.catch((error: unknown) => {
    throw broken ? broken.error : error;
  });
}

/** One request, many replies; leaving the iteration ends the call. @throws PeerError */
export async function* receiveMany(
  client: Client,
  path: string,
  body: Uint8Array,
  options: CallOptions,
): AsyncGenerator<Buffer, void> {
  const { deadline, signal, metadata = new Metadata() } = options;
  const givenMs = deadline - Date.now();
  const call = client.makeServerStreamRequest(path, toBuffer, asBytes, body, metadata, { deadline });
  call.on("error", () => undefined); // after the iteration was left nobody else listens
  const off = cancelOn(signal, call);
  try {
    yield* call as AsyncIterable<Buffer>;
  } catch (error) {
    throw new PeerError(error as ServiceError, givenMs);
  } finally {
    off();
    call.cancel();
  }
}

type Done = (error: ServiceError | null, body?: Buffer) => void;

function replyOf({ signal, deadline }: CallOptions, open: (done: Done) => Cancellable): Promise<SingleReply> {
  const givenMs = deadline - Date.now();
  return new Promise((resolve, reject) => {
    let headers = new Metadata();
    let off: (() => void) | undefined;
    const call = open((error, body) => {
      off?.();
      if (error) reject(new PeerError(error, givenMs));
      else resolve({ body: body as Buffer, metadata: headers });
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
