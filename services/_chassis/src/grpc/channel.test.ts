import assert from "node:assert/strict";
import { EchoDefinition, echoContract, echoHandlers, note } from "../../test/support/echo.ts";
import { createServiceTokenSource } from "../auth/index.ts";
import { backgroundContext } from "../context/index.ts";
import {
  recordingLogger,
  startTcpProxy,
  startTestServer,
  type TcpProxy,
  type TestServer,
  testEssentials,
  waitFor,
} from "../testing/index.ts";
import { createClient } from "./client.ts";
import { createPeer, type Peer } from "./peer.ts";

/** A call's time; long enough for a timeout to be the peer's fault. */
const CALL_MS = 600;

describe("a channel whose peer does not speak", () => {
  const logger = recordingLogger();
  const essentials = testEssentials({ contract: echoContract, logger });
  let server: TestServer;
  let proxy: TcpProxy;
  let peer: Peer;

  before(async () => {
    server = await startTestServer({
      contract: echoContract,
      setUp: (grpc) => grpc.add(EchoDefinition, echoHandlers()),
    });
  });
  beforeEach(async () => {
    logger.lines.length = 0;
    proxy = await startTcpProxy(Number(server.address.split(":")[1]));
    const tokens = createServiceTokenSource(server.keys.serviceKey("edge"), essentials.ports.clock);
    const address = `127.0.0.1:${proxy.port}`;
    peer = createPeer({ ...essentials, name: "test", address, packages: ["test.v1"], tokens });
    await peer.start();
  });
  afterEach(async () => {
    await peer.stop();
    await proxy.stop();
  });
  after(() => server.stop());

  async function call(): Promise<string> {
    const client = createClient(EchoDefinition, { peer, ...essentials });
    const context = backgroundContext("r", new AbortController().signal, Date.now() + CALL_MS);
    const startedAt = performance.now();
    try {
      await client.echo(note("x"), context);
      return "OK";
    } catch (error) {
      assert.ok(performance.now() - startedAt < CALL_MS + 200, "a call outlived its deadline");
      return (error as { reason: string }).reason;
    }
  }

  /** Calls one after another until one succeeds; answers the time from now to then. */
  async function untilOk(): Promise<number> {
    const startedAt = performance.now();
    await waitFor(async () => (await call()) === "OK", { timeoutMs: 8_000, everyMs: 50 });
    return performance.now() - startedAt;
  }

  const causes = () =>
    logger.lines.filter(({ fields }) => fields.component === "channel").map(({ fields }) => fields.cause);

  it("fails by its deadline while TCP is taken and nothing said, and heals within five seconds", async function () {
    this.timeout(20_000);
    proxy.swallow();
    assert.equal(await call(), "DEADLINE_EXCEEDED");
    await waitFor(async () => (await call()) !== "OK" && causes().includes("stuck"), { timeoutMs: 8_000 });
    proxy.heal();
    assert.ok((await untilOk()) <= 5_000);
  });

  it("fails by its deadline when the line goes silent, and heals within five seconds", async function () {
    this.timeout(20_000);
    assert.equal(await call(), "OK");
    proxy.swallow();
    for (let i = 0; i < 3; i++) assert.equal(await call(), "DEADLINE_EXCEEDED");
    proxy.heal();
    assert.ok((await untilOk()) <= 5_000);
    assert.deepEqual(causes(), ["silent"]);
  });

  it("with a second address that hangs is made anew, and cuts no call off", async function () {
    this.timeout(40_000);
    const deaf = await startTcpProxy(Number(server.address.split(":")[1]));
    deaf.swallow();
    const tokens = createServiceTokenSource(server.keys.serviceKey("edge"), essentials.ports.clock);
    const address = `ipv4:127.0.0.1:${proxy.port},127.0.0.1:${deaf.port}`;
    await peer.stop();
    peer = createPeer({ ...essentials, name: "test", address, packages: ["test.v1"], tokens });
    await peer.start();
    const outcomes = new Set<string>();
    const asked = () => call().then((outcome) => outcomes.add(outcome) && causes().includes("stuck"));
    await waitFor(asked, { timeoutMs: 25_000, everyMs: 20 });
    for (let i = 0; i < 20; i++) outcomes.add(await call());
    assert.deepEqual([...outcomes], ["OK"]);
    await deaf.stop();
  });

  it("is not made anew while its calls are answered, whatever the answers", async () => {
    for (let i = 0; i < 30; i++) assert.equal(await call(), "OK");
    await assert.rejects(peer.unary("/test.v1.EchoService/None", Buffer.alloc(0), { deadline: Date.now() + CALL_MS }));
    assert.deepEqual(causes(), []);
  });
});
