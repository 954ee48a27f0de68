import { fromBinary, fromJson, type JsonValue, toBinary, toJson } from "@bufbuild/protobuf";
import {
  Metadata,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServerWritableStream,
  status,
} from "@grpc/grpc-js";
import type { Contract, MethodContract } from "@souk/chassis/contract";
import { type FailureJson, failureFromJson, type GrpcFailure } from "./failures.ts";
import { type BridgedRpc, bridgedRpcs, DEADLINE_MS } from "./rpcs.ts";

/** A real gRPC server before a mock server that speaks the projection, for a consumer's real client. */
export interface GrpcFront {
  /** `127.0.0.1:<port>`. */
  readonly address: string;
  /** Sends the calls that come from now on to this mock server. */
  pointAt(url: string): void;
  stop(): Promise<void>;
}

/** Metadata that may be part of a contract. What else a client sends is the transport's business. */
const PASSED = ["authorization", "x-souk-service"];

/** Starts it with every service that the contract has. */
export async function startGrpcFront(contract: Contract): Promise<GrpcFront> {
  const server = new Server();
  let target: string | undefined;
  const ask = (rpc: MethodContract, call: AnyCall) => askMock(target, rpc, call, contract);
  for (const rpc of bridgedRpcs(contract)) addRpc(server, rpc, ask);
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  return {
    address: `127.0.0.1:${port}`,
    pointAt: (url) => {
      target = url;
    },
    stop: async () => server.forceShutdown(),
  };
}

type AnyCall = ServerUnaryCall<Buffer, Buffer> | ServerWritableStream<Buffer, Buffer>;
type Ask = (rpc: MethodContract, call: AnyCall) => Promise<Buffer[]>;

function addRpc(server: Server, { method, definition }: BridgedRpc, ask: Ask): void {
  const unary = (call: ServerUnaryCall<Buffer, Buffer>, done: (error: object | null, reply?: Buffer) => void) =>
    ask(method, call).then(
      ([reply]) => done(null, reply),
      (error) => done(grpcFailureOf(error)),
    );
  const stream = (call: ServerWritableStream<Buffer, Buffer>) =>
    ask(method, call).then(
      (replies) => {
        for (const reply of replies) call.write(reply);
        call.end();
      },
      (error) => void call.emit("error", grpcFailureOf(error)), // which is how grpc-js is told of a status
    );
  const { name } = method.desc;
  server.addService({ [name]: definition }, { [name]: definition.responseStream ? stream : unary });
}

/** What the mock server answers, as the bytes of one reply or of several. @throws Refusal for an error */
async function askMock(
  target: string | undefined,
  { path, desc }: MethodContract,
  { request, metadata }: AnyCall,
  { registry }: Contract,
): Promise<Buffer[]> {
  if (!target) throw new Error(`${path} was called while no interaction was expected`);
  // Without implicit values: Pact refuses unknown keys of requests, so a new field would break every consumer.
  const body = JSON.stringify(toJson(desc.input, fromBinary(desc.input, request), { registry }));
  const signal = AbortSignal.timeout(DEADLINE_MS);
  const response = await fetch(target + path, { method: "POST", headers: headersOf(metadata), body, signal });
  const json: unknown = await response.json();
  if (!response.ok) throw new Refusal(failureFromJson(json as FailureJson, registry));
  const replies = desc.methodKind === "server_streaming" ? (json as JsonValue[]) : [json as JsonValue];
  return replies.map((reply) => Buffer.from(toBinary(desc.output, fromJson(desc.output, reply, { registry }))));
}

function headersOf(metadata: Metadata): Record<string, string> {
  const passed = PASSED.flatMap((name) => metadata.get(name).map((value) => [name, String(value)]));
  return { ...Object.fromEntries(passed), "Content-Type": "application/json" };
}

/** The mock server answered with an error that the pact has. */
class Refusal extends Error {
  readonly failure: GrpcFailure;

  constructor(failure: GrpcFailure) {
    super(failure.details);
    this.failure = failure;
  }
}

function grpcFailureOf(error: unknown): GrpcFailure {
  if (error instanceof Refusal) return error.failure;
  return { code: status.INTERNAL, details: `the bridge failed: ${String(error)}`, metadata: new Metadata() };
}
