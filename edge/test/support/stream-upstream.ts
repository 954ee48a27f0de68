import { once } from "node:events";
import { create, type DescMessage, fromBinary, toBinary } from "@bufbuild/protobuf";
import {
  type Metadata,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServiceDefinition,
  type StatusObject,
} from "@grpc/grpc-js";
import type { Contract, MethodContract } from "@souk/chassis/contract";

// biome-ignore lint/suspicious/noExplicitAny: tests look into messages of any shape
export type Fields = any;

/** A call of whatever kind, as streams on both sides. */
export interface SeenStream {
  readonly path: string;
  readonly metadata: Metadata;
  readonly deadlineMs: number;
  /** The requests so far, all of them once `requests` has ended. */
  readonly seen: Fields[];
  readonly requests: AsyncIterable<Fields>;
  /** Aborts when the call is cancelled. */
  readonly cancelled: AbortSignal;
  sendMetadata(metadata: Metadata): void;
  /** What the call ends with, if it goes well. */
  trailers?: Metadata;
}

/** Yields replies; throws `{code, details, metadata}` to fail. */
export type StreamScript = (call: SeenStream) => AsyncGenerator<object, void>;

export interface StreamUpstream {
  readonly address: string;
  readonly calls: SeenStream[];
  answer(script: StreamScript): void;
  stop(): Promise<void>;
}

/** A stream that fails before its first reply. */
export function failing(failure: object): AsyncGenerator<object, void> {
  return Object.assign((async function* () {})(), { next: () => Promise.reject(failure) });
}

const identity = (bytes: Buffer) => bytes;

/** A real gRPC server for every rpc of the contract; each is treated as a stream both ways, which the wire cannot tell. */
export async function startStreamUpstream(contract: Contract): Promise<StreamUpstream> {
  const server = new Server();
  const calls: SeenStream[] = [];
  let script: StreamScript = async function* () {};
  for (const desc of contract.registry) {
    if (desc.kind !== "service") continue;
    const methods = desc.methods.map(({ name }) => contract.method(`/${desc.typeName}/${name}`) as MethodContract);
    server.addService(
      Object.fromEntries(methods.map((method) => [method.desc.name, definitionOf(method)])) as ServiceDefinition,
      Object.fromEntries(
        methods.map((method) => [
          method.desc.name,
          (call: ServerDuplexStream<Buffer, Buffer>) => void run(method, call, calls, (seen) => script(seen)),
        ]),
      ),
    );
  }
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return {
    address: `127.0.0.1:${port}`,
    calls,
    answer: (next) => {
      script = next;
      calls.length = 0;
    },
    stop: async () => server.forceShutdown(),
  };
}

function definitionOf({ path }: MethodContract) {
  const [requestSerialize, requestDeserialize, responseSerialize, responseDeserialize] = Array(4).fill(identity);
  const codecs = { requestSerialize, requestDeserialize, responseSerialize, responseDeserialize };
  return { path, requestStream: true, responseStream: true, ...codecs };
}

async function run(
  { path, desc }: MethodContract,
  call: ServerDuplexStream<Buffer, Buffer>,
  calls: SeenStream[],
  script: StreamScript,
): Promise<void> {
  const cancelled = new AbortController();
  const gone = new Promise<void>((resolve) => call.on("cancelled", resolve));
  void gone.then(() => cancelled.abort());
  call.on("error", () => undefined);
  const seen: Fields[] = [];
  const exchange: SeenStream = {
    ...{ path, metadata: call.metadata, deadlineMs: Number(call.getDeadline()) - Date.now(), seen },
    requests: read(call, desc.input, seen),
    cancelled: cancelled.signal,
    sendMetadata: (metadata) => call.sendMetadata(metadata),
  };
  calls.push(exchange);
  try {
    for await (const reply of script(exchange)) {
      const bytes = Buffer.from(toBinary(desc.output, create(desc.output, reply as never)));
      if (!call.write(bytes)) await Promise.race([once(call, "drain"), gone]);
      if (cancelled.signal.aborted) return;
    }
    call.end(exchange.trailers);
  } catch (error) {
    if (!cancelled.signal.aborted) call.emit("error", error as Partial<StatusObject>);
  }
}

async function* read(call: AsyncIterable<Buffer>, input: DescMessage, seen: Fields[]): AsyncGenerator<Fields, void> {
  for await (const bytes of call) {
    const message = fromBinary(input, bytes);
    seen.push(message);
    yield message;
  }
}
