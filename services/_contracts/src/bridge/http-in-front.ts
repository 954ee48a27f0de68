import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { fromBinary, fromJson, type JsonValue, toBinary, toJson } from "@bufbuild/protobuf";
import { Client, credentials, Metadata } from "@grpc/grpc-js";
import type { Contract, MethodContract } from "@souk/chassis/contract";
import { httpStatusOf } from "./codes.ts";
import { failureToJson, type GrpcFailure } from "./failures.ts";
import { DEADLINE_MS, isProjectable } from "./rpcs.ts";

/** Who calls, as a pact says it: `x-souk-service: edge`, `authorization: Bearer STAFF`. */
export interface PactCaller {
  readonly service: string | undefined;
  readonly role: string | undefined;
}

export interface HttpFrontOptions {
  readonly contract: Contract;
  /** Of the real provider: `127.0.0.1:<port>`. */
  readonly address: string;
  /** Real tokens in the place of the pact's examples. */
  readonly metadataOf: (caller: PactCaller) => Promise<Metadata>;
}

/** An HTTP server that speaks the projection, before a real gRPC provider. */
export interface HttpFront {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startHttpFront({ contract, address, metadataOf }: HttpFrontOptions): Promise<HttpFront> {
  const client = new Client(address, credentials.createInsecure());
  const server = createServer((request, response) => {
    answer(request, client, { contract, metadataOf }).then(
      ({ status, body }) =>
        response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body)),
      (error) => response.writeHead(500, { "Content-Type": "text/plain" }).end(`the bridge failed: ${String(error)}`),
    );
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      client.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function answer(
  request: IncomingMessage,
  client: Client,
  { contract, metadataOf }: Pick<HttpFrontOptions, "contract" | "metadataOf">,
): Promise<Answer> {
  const method = contract.method(request.url ?? "");
  if (!method || !isProjectable(method)) return { status: 404, body: `the image has no rpc ${request.url}` };
  const { registry } = contract;
  const { input, output } = method.desc;
  const message = fromJson(input, JSON.parse(await text(request)) as JsonValue, { registry });
  const metadata = await metadataOf(callerOf(request));
  try {
    const replies = await call(client, method, Buffer.from(toBinary(input, message)), metadata);
    // With implicit values: ProtoJSON leaves zeros out, and matchers would miss what the consumer reads as one.
    const options = { registry, alwaysEmitImplicit: true };
    const body = replies.map((reply) => toJson(output, fromBinary(output, reply), options));
    return { status: 200, body: method.desc.methodKind === "server_streaming" ? body : body[0] };
  } catch (error) {
    if (!isGrpcFailure(error)) throw error;
    const body = failureToJson(error, registry);
    return { status: httpStatusOf(body.code), body };
  }
}

function call(client: Client, rpc: MethodContract, request: Buffer, metadata: Metadata): Promise<Buffer[]> {
  return rpc.desc.methodKind === "server_streaming"
    ? firstOf(client, rpc, request, metadata)
    : new Promise((resolve, reject) => {
        const done = (error: Error | null, reply?: Buffer) => (error ? reject(error) : resolve([reply as Buffer]));
        client.makeUnaryRequest(rpc.path, identity, identity, request, metadata, options(), done);
      });
}

/** Watches never end by themselves, so a pact tells of a stream's first message only. */
function firstOf(client: Client, { path }: MethodContract, request: Buffer, metadata: Metadata): Promise<Buffer[]> {
  return new Promise((resolve, reject) => {
    const stream = client.makeServerStreamRequest(path, identity, identity, request, metadata, options());
    stream.on("error", reject).on("end", () => resolve([]));
    stream.once("data", (reply: Buffer) => {
      resolve([reply]);
      stream.cancel();
    });
  });
}

const identity = (bytes: Buffer) => bytes;
const options = () => ({ deadline: Date.now() + DEADLINE_MS });

function callerOf({ headers }: IncomingMessage): PactCaller {
  const service = headers["x-souk-service"];
  return { service: service?.toString(), role: headers.authorization?.replace(/^Bearer /, "") };
}

function isGrpcFailure(error: unknown): error is GrpcFailure {
  return error instanceof Error && "code" in error && "metadata" in error && error.metadata instanceof Metadata;
}
