import assert from "node:assert/strict";
import { status as codes } from "@grpc/grpc-js";
import { EchoDefinition, echoContract, echoHandlers, type Note, note } from "../../test/support/echo.ts";
import { createServiceTokenSource } from "../auth/index.ts";
import { backgroundContext } from "../context/index.ts";
import { createMetrics } from "../metrics/index.ts";
import { systemPorts } from "../ports/index.ts";
import { connect, freePort, startTestServer, type TestServer, testEssentials } from "../testing/index.ts";
import { createClient } from "./client.ts";
import { createPeer, type Peer } from "./peer.ts";
import { PeerError } from "./peer-error.ts";

describe("a typed client", () => {
  const metrics = createMetrics();
  const ports = systemPorts();
  let server: TestServer;
  let requests: Note[];

  before(async () => {
    const keep = async (request: Note) => {
      requests.push(request);
      return request;
    };
    server = await startTestServer({
      contract: echoContract,
      setUp: (grpc) => grpc.add(EchoDefinition, { ...echoHandlers(), echo: keep }),
    });
  });
  beforeEach(() => {
    requests = [];
  });
  after(() => server.stop());

  function peerAt(address: string): Peer {
    const tokens = createServiceTokenSource(server.keys.serviceKey("edge"), ports.clock);
    const essentials = testEssentials({ contract: echoContract, metrics });
    const peer = createPeer({ ...essentials, name: "test", address, packages: ["test.v1"], tokens });
    server.peers.push(peer);
    return peer;
  }

  it("fills in a request id where there is none, and keeps the caller's", async () => {
    const client = await connect(server, EchoDefinition, { as: "edge" });
    await client.echo(note("a"));
    await client.echo({ ...note("b"), requestId: "mine" });
    assert.match(requests[0]?.requestId ?? "", /^[0-9a-f-]{36}$/);
    assert.equal(requests[1]?.requestId, "mine");
  });

  it("does not change the caller's request", async () => {
    const client = await connect(server, EchoDefinition, { as: "edge" });
    const request = Object.freeze(note("a"));
    await client.echo(request);
    assert.equal(request.requestId, "");
  });

  it("has every rpc but those that stream both ways", async () => {
    const client = await connect(server, EchoDefinition, { as: "edge" });
    assert.deepEqual(Object.keys(client).sort(), ["collect", "echo", "hurry", "mine", "watch", "write"]);
  });

  it("cannot be made for rpcs without a policy", () => {
    const stranger = { echo: { ...EchoDefinition.echo, path: "/test.v1.Stranger/Echo" } };
    assert.throws(
      () => createClient(stranger, { peer: peerAt(server.address), contract: echoContract, ports }),
      /method_policy/,
    );
  });

  it("throws UNAVAILABLE when nobody listens there, and measures it", async () => {
    const peer = peerAt(`127.0.0.1:${await freePort()}`);
    const client = createClient(EchoDefinition, { peer, contract: echoContract, ports });
    const context = backgroundContext("r", new AbortController().signal, Date.now() + 3_000);
    await assert.rejects(client.write(note("x"), context), (error: Error & { reason: string }) => {
      assert.equal(error.reason, "UNAVAILABLE");
      assert(error.cause instanceof PeerError && error.cause.code === codes.UNAVAILABLE);
      return true;
    });
    const text = await metrics.render();
    assert(text.includes('rpc_method="test.v1.EchoService/Write",rpc_status_code="UNAVAILABLE"} 1'));
  });

  it("is INTERNAL where a peer fails without a reason of ours", async () => {
    const failing: Peer = {
      ...peerAt(server.address),
      unary: async () => {
        throw new PeerError({
          code: codes.DATA_LOSS,
          details: "?",
          metadata: new (await import("@grpc/grpc-js")).Metadata(),
        } as never);
      },
    };
    const client = createClient(EchoDefinition, { peer: failing, contract: echoContract, ports });
    const context = backgroundContext("r", new AbortController().signal, Date.now() + 3_000);
    await assert.rejects(client.echo(note("x"), context), {
      reason: "INTERNAL",
      message: "A service behind this one failed.",
    });
  });

  it("passes on errors that are not the peer's", async () => {
    const failing = { ...peerAt(server.address), unary: () => Promise.reject(new RangeError("no key")) };
    const client = createClient(EchoDefinition, { peer: failing, contract: echoContract, ports });
    const context = backgroundContext("r", new AbortController().signal, Date.now() + 3_000);
    await assert.rejects(client.echo(note("x"), context), RangeError);
  });

  it("fails at once after its peer was closed", async () => {
    const peer = peerAt(server.address);
    await peer.start();
    await peer.stop();
    const client = createClient(EchoDefinition, { peer, contract: echoContract, ports });
    const context = backgroundContext("r", new AbortController().signal, Date.now() + 3_000);
    await assert.rejects(client.echo(note("x"), context));
  });
});

describe("a peer", () => {
  let server: TestServer;

  before(async () => {
    server = await startTestServer({
      contract: echoContract,
      setUp: (grpc) =>
        grpc.add(EchoDefinition, {
          ...echoHandlers(),
          echo: async (request, { setReplyMetadata }) => {
            setReplyMetadata("x-replayed", "true");
            return request;
          },
        }),
    });
    await connect(server, EchoDefinition, { as: "edge" });
  });
  after(() => server.stop());

  it("gives body and headers of a reply", async () => {
    const body = EchoDefinition.echo.requestSerialize(note("x"));
    const [peer] = server.peers as [Peer];
    const reply = await peer.unary(EchoDefinition.echo.path, body, { deadline: Date.now() + 2_000 });
    assert.deepEqual(reply.body, body);
    assert.deepEqual(reply.metadata.get("x-replayed"), ["true"]);
  });

  it("gives code, status details and metadata of a failure", async () => {
    const [peer] = server.peers as [Peer];
    const call = peer.unary(EchoDefinition.mine.path, Buffer.alloc(0), { deadline: Date.now() + 2_000 });
    await assert.rejects(call, (error: PeerError) => {
      assert(error instanceof PeerError);
      assert.equal(error.code, codes.UNAUTHENTICATED);
      assert((error.statusDetails?.length ?? 0) > 0);
      return true;
    });
  });
});
