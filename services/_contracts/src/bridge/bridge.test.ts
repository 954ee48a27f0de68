import assert from "node:assert/strict";
import { once } from "node:events";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { Client, credentials, Metadata, Server, ServerCredentials, type ServiceError, status } from "@grpc/grpc-js";
import type { MethodContract } from "@souk/chassis/contract";
import { AppError, decodeStatus, encodeStatus, fromStatus, toStatus } from "@souk/chassis/errors";
import { testContract } from "@souk/chassis/testing";
import { type GrpcFront, startGrpcFront } from "./grpc-in-front.ts";
import { type HttpFront, type PactCaller, startHttpFront } from "./http-in-front.ts";

const identity = (bytes: Buffer) => bytes;
const contract = testContract();
const rpc = (name: string) => contract.method(`/souk.inventory.v1.InventoryService/${name}`) as MethodContract;
const GET = rpc("GetStock");
const WATCH = rpc("WatchStock");

/** A real client, the bridge to HTTP, the bridge back, and a real server. */
describe("the bridge", () => {
  const callers: PactCaller[] = [];
  let provider: Server;
  let back: HttpFront;
  let front: GrpcFront;
  let client: Client;
  let answer: () => Buffer | AppError;

  before(async () => {
    provider = new Server();
    const address = await serve(provider, () => answer());
    const metadataOf = async (caller: PactCaller) => {
      callers.push(caller);
      return new Metadata();
    };
    back = await startHttpFront({ contract, address, metadataOf });
    front = await startGrpcFront(contract);
    front.pointAt(back.url);
    client = new Client(front.address, credentials.createInsecure());
  });
  after(async () => {
    client.close();
    await front.stop();
    await back.stop();
    provider.forceShutdown();
  });

  const bytes = ({ desc }: MethodContract, fields: object) =>
    Buffer.from(toBinary(desc.output, create(desc.output, fields as never)));
  const request = Buffer.from(toBinary(GET.desc.input, create(GET.desc.input, { productId: "mug" } as never)));
  const call = (metadata = new Metadata()) =>
    new Promise<Buffer>((resolve, reject) =>
      client.makeUnaryRequest(GET.path, identity, identity, request, metadata, (error, reply) =>
        error ? reject(error) : resolve(reply as Buffer),
      ),
    );
  const post = async (path: string, body: object) => {
    const response = await fetch(back.url + path, { method: "POST", body: JSON.stringify(body) });
    return { status: response.status, text: await response.text() };
  };

  it("carries a call there and back, with the tokens that may be part of a pact", async () => {
    const reply = bytes(GET, { stock: { productId: "mug", availableQuantity: 5n } });
    answer = () => reply;
    const metadata = new Metadata();
    metadata.set("x-souk-service", "edge");
    metadata.set("authorization", "Bearer STAFF");
    assert.deepEqual(await call(metadata), reply);
    assert.deepEqual(callers.at(-1), { service: "edge", role: "STAFF" });
  });

  it("writes zeros of answers, so that a matcher finds them", async () => {
    answer = () => bytes(GET, { stock: { productId: "mug" } });
    const { text } = await post(GET.path, { productId: "mug" });
    assert.deepEqual(JSON.parse(text), { stock: { productId: "mug", availableQuantity: "0", buckets: [] } });
  });

  it("carries an error with its reason and its metadata", async () => {
    const error = new AppError("souk.inventory.v1", "STOCK_NOT_FOUND", "None.", { metadata: { productId: "mug" } });
    answer = () => error;
    const failed = await call().catch((thrown: ServiceError) => thrown);
    assert.ok(failed instanceof Error);
    const told = decodeStatus(failed.metadata.get("grpc-status-details-bin")[0] as Buffer);
    const { reason, metadata } = (told && fromStatus(told)) as AppError;
    assert.deepEqual([failed.code, reason, metadata], [status.NOT_FOUND, "STOCK_NOT_FOUND", { productId: "mug" }]);
  });

  it("carries the first message of a stream that does not end", async () => {
    const reply = bytes(WATCH, { resumeToken: "log.1" });
    answer = () => reply;
    const stream = client.makeServerStreamRequest(WATCH.path, identity, identity, Buffer.alloc(0));
    const [message] = (await once(stream, "data")) as [Buffer];
    assert.deepEqual(fromBinary(WATCH.desc.output, message), fromBinary(WATCH.desc.output, reply));
    await once(stream, "end");
  });

  it("refuses a request that has what the contract has not", async () => {
    const { status: code, text } = await post(GET.path, { productId: "mug", colour: "blue" });
    assert.equal(code, 500);
    assert.match(text, /the bridge failed: .*key "colour" is unknown/);
  });

  it("knows no rpc but the contract's, and none that takes a stream", async () => {
    for (const path of [
      "/souk.inventory.v1.InventoryService/Nothing",
      "/souk.catalog.v1.CatalogService/ImportProducts",
    ]) {
      assert.equal((await post(path, {})).status, 404);
    }
  });
});

async function serve(server: Server, answer: () => Buffer | AppError): Promise<string> {
  const options = { requestStream: false, requestSerialize: identity, requestDeserialize: identity } as const;
  const bytes = { ...options, responseSerialize: identity, responseDeserialize: identity };
  server.addService(
    {
      get: { ...bytes, path: GET.path, responseStream: false },
      watch: { ...bytes, path: WATCH.path, responseStream: true },
    },
    {
      get: (_: unknown, done: (error: object | null, reply?: Buffer) => void) => {
        const given = answer();
        if (given instanceof AppError) done(failureOf(given));
        else done(null, given);
      },
      watch: (call: { write(reply: Buffer): void }) => call.write(answer() as Buffer),
    },
  );
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  return `127.0.0.1:${port}`;
}

function failureOf(error: AppError) {
  const told = toStatus(error, contract.reason);
  const metadata = new Metadata();
  metadata.set("grpc-status-details-bin", encodeStatus(told));
  return { code: told.code, details: told.message, metadata };
}
