import assert from "node:assert/strict";
import { EchoDefinition, echoContract, echoHandlers, type Note, note } from "../../test/support/echo.ts";
import { connect, seededRandom, startTestServer, type TestServer } from "../testing/index.ts";
import { createFaults, type Faults, mayHaveFaults } from "./faults.ts";

const ECHO = "test.v1.EchoService/Echo";

describe("faults", () => {
  const always = { next: () => 0 };

  it("happen to the nearest method: itself, its service, all", () => {
    const faults = createFaults(true, always);
    faults.set({ method: "*", share: 1, kind: "HANG" });
    faults.set({ method: "test.v1.EchoService/*", share: 1, kind: "DROP" });
    faults.set({ method: ECHO, share: 1, kind: "DELAY", delayMs: 5 });
    assert.equal(faults.draw(ECHO)?.kind, "DELAY");
    assert.equal(faults.draw("test.v1.EchoService/Write")?.kind, "DROP");
    assert.equal(faults.draw("test.v1.Other/Write")?.kind, "HANG");
  });

  it("never happen to what people look and mend with", () => {
    const faults = createFaults(true, always);
    faults.set({ method: "*", share: 1, kind: "HANG" });
    for (const method of ["grpc.health.v1.Health/Check", "souk.ops.v1.OpsService/ClearFaults"]) {
      assert.equal(faults.draw(method), undefined);
    }
  });

  it("happen to their share of calls", () => {
    const faults = createFaults(true, seededRandom(7));
    faults.set({ method: ECHO, share: 0.3, kind: "HANG" });
    const hit = Array.from({ length: 10_000 }, () => faults.draw(ECHO)).filter(Boolean).length;
    assert.ok(Math.abs(hit - 3_000) < 200, `${hit} of 10,000`);
  });

  it("replace one another by method, and are taken away one by one or together", () => {
    const faults = createFaults(true, always);
    faults.set({ method: ECHO, share: 1, kind: "HANG" });
    faults.set({ method: ECHO, share: 0.5, kind: "DROP" });
    faults.set({ method: "*", share: 1, kind: "HANG" });
    assert.deepEqual(
      faults.list().map(({ kind, share }) => [kind, share]),
      [
        ["HANG", 1],
        ["DROP", 0.5],
      ],
    );
    assert.deepEqual([faults.clear("test.v1.None/*"), faults.clear(ECHO), faults.clear()], [0, 1, 1]);
    assert.deepEqual(faults.list(), []);
  });

  it("are allowed but in production, unless it is said otherwise", () => {
    assert.equal(mayHaveFaults({ profile: "development" }), true);
    assert.equal(mayHaveFaults({ profile: "production" }), false);
    assert.equal(mayHaveFaults({ profile: "production", faultInjection: "allowed" }), true);
    assert.equal(mayHaveFaults({ profile: "development", faultInjection: "refused" }), false);
  });
});

describe("a server with a fault", () => {
  const faults: Faults = createFaults(true, { next: () => 0 });
  let server: TestServer;
  let handled: Note[];

  before(async () => {
    const keep = async (request: Note) => {
      handled.push(request);
      return request;
    };
    server = await startTestServer({
      contract: echoContract,
      faults,
      setUp: (grpc) => grpc.add(EchoDefinition, { ...echoHandlers(), echo: keep }),
    });
  });
  beforeEach(() => {
    faults.clear();
    handled = [];
  });
  after(() => server.stop());

  async function outcome(timeoutMs = 400): Promise<[reason: string, ms: number]> {
    const client = await connect(server, EchoDefinition, { as: "edge" });
    const startedAt = performance.now();
    const call = client.echo(note("x"), { deadline: Date.now() + timeoutMs });
    const reason = await call.then(
      () => "OK",
      (error) => error.reason as string,
    );
    return [reason, performance.now() - startedAt];
  }

  it("DELAY answers later", async () => {
    faults.set({ method: ECHO, share: 1, kind: "DELAY", delayMs: 150 });
    const [reason, ms] = await outcome();
    assert.equal(reason, "OK");
    assert.ok(ms >= 145, `${ms} ms`);
  });

  it("ERROR answers with the error and does nothing", async () => {
    faults.set({ method: ECHO, share: 1, kind: "ERROR", reason: "RESOURCE_EXHAUSTED" });
    assert.equal((await outcome())[0], "RESOURCE_EXHAUSTED");
    assert.equal(handled.length, 0);
  });

  it("HANG does nothing and never answers", async () => {
    faults.set({ method: ECHO, share: 1, kind: "HANG" });
    assert.equal((await outcome(200))[0], "DEADLINE_EXCEEDED");
    assert.equal(handled.length, 0);
  });

  it("DROP does it and never answers", async () => {
    faults.set({ method: ECHO, share: 1, kind: "DROP" });
    assert.equal((await outcome(200))[0], "DEADLINE_EXCEEDED");
    assert.equal(handled.length, 1);
  });

  it("does nothing to who may not call", async () => {
    faults.set({ method: ECHO, share: 1, kind: "HANG" });
    const stranger = await connect(server, EchoDefinition, { as: "test" });
    await assert.rejects(stranger.echo(note("x")), { reason: "CALLER_DENIED" });
  });
});
