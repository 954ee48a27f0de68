import { create, fromBinary, type Message, toBinary } from "@bufbuild/protobuf";
import {
  Metadata,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type StatusObject,
  type sendUnaryData,
} from "@grpc/grpc-js";
import type { Contract, MethodContract } from "@souk/chassis/contract";
import { type AppError, encodeStatus, toStatus } from "@souk/chassis/errors";
import { createJsonWriter, type JsonWriter } from "../../src/protojson/compiled/json-writer.ts";

/** A call as it came in. */
export interface SeenCall {
  readonly path: string;
  readonly json: unknown;
  readonly message: Message;
  readonly metadata: Metadata;
  readonly deadlineMs: number;
  readonly call: ServerUnaryCall<Buffer, Buffer>;
}

/** What a script answers: fields of the reply or its bytes, or an error; nothing at all leaves the call open. */
export type Answer =
  | { reply: object; metadata?: Record<string, string> }
  | { bytes: Buffer }
  | { error: Partial<StatusObject> }
  | "never";
export type Script = (call: SeenCall) => Answer | Promise<Answer>;

export interface ScriptedUpstream {
  readonly address: string;
  readonly calls: SeenCall[];
  answer(script: Script): void;
  stop(): Promise<void>;
}

const identity = (bytes: Buffer) => bytes;

/** A real gRPC server for every method of the contract that has a rule; it answers as the test says. */
export async function startUpstream(contract: Contract): Promise<ScriptedUpstream> {
  const server = new Server();
  const writer = createJsonWriter(contract.registry);
  const calls: SeenCall[] = [];
  let script: Script = () => ({ reply: {} });
  for (const desc of contract.registry) {
    if (desc.kind !== "service") continue;
    for (const { name } of desc.methods) {
      const method = contract.method(`/${desc.typeName}/${name}`) as MethodContract;
      if (!method.hasHttpRule) continue;
      const definition = {
        path: method.path,
        requestStream: false,
        responseStream: false,
        requestSerialize: identity,
        requestDeserialize: identity,
        responseSerialize: identity,
        responseDeserialize: identity,
      } as const;
      server.addService(
        { [name]: definition },
        {
          [name]: async (call: ServerUnaryCall<Buffer, Buffer>, done: sendUnaryData<Buffer>) => {
            const seen = read(call, method, writer);
            calls.push(seen);
            respond(await script(seen), method, call, done);
          },
        },
      );
    }
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

function read(call: ServerUnaryCall<Buffer, Buffer>, method: MethodContract, writer: JsonWriter): SeenCall {
  const message = fromBinary(method.desc.input, call.request, { recursionLimit: 1000 });
  const json: unknown = JSON.parse(writer.message(method.desc.input)(call.request).toString());
  const deadlineMs = Number(call.getDeadline()) - Date.now();
  return { path: method.path, json, message, metadata: call.metadata, deadlineMs, call };
}

function respond(
  answer: Answer,
  { desc }: MethodContract,
  call: ServerUnaryCall<Buffer, Buffer>,
  done: sendUnaryData<Buffer>,
): void {
  if (answer === "never") return;
  if ("error" in answer) {
    done(answer.error);
    return;
  }
  if ("bytes" in answer) {
    done(null, answer.bytes);
    return;
  }
  if (answer.metadata) {
    const metadata = new Metadata();
    for (const [name, value] of Object.entries(answer.metadata))
      metadata.set(name, name.endsWith("-bin") ? Buffer.from(value) : value);
    call.sendMetadata(metadata);
  }
  done(null, Buffer.from(toBinary(desc.output, create(desc.output, answer.reply as never))));
}

/** The error as a service of the house sends it. */
export function serviceError(contract: Contract, error: AppError): Answer {
  const status = toStatus(error, contract.reason);
  const metadata = new Metadata();
  metadata.set("grpc-status-details-bin", encodeStatus(status));
  return { error: { code: status.code, details: status.message, metadata } };
}
