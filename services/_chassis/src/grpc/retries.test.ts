import assert from "node:assert/strict";
import { EchoDefinition, echoContract, echoHandlers, type Note, note } from "../../test/support/echo.ts";
import { loadContract } from "../contract/index.ts";
import { sharedError } from "../errors/index.ts";
import { connect, startTestServer, type TestClient, type TestServer } from "../testing/index.ts";
import { serviceConfigFor } from "./service-config.ts";

describe("retries", () => {
  const requestIds: string[] = [];
  let calls = 0;
  let failing: (call: number) => boolean;
  let server: TestServer;
  let client: TestClient<typeof EchoDefinition>;

  const flaky = async (request: Note) => {
    calls++;
    requestIds.push(request.requestId);
    if (failing(calls)) throw sharedError("UNAVAILABLE", "try again");
    return request;
  };

  const flakyCollect = async (requests: AsyncIterable<Note>) => {
    const texts: string[] = [];
    for await (const request of requests) {
      if (texts.length === 0) await flaky(request);
      else assert.equal(request.requestId, "");
      texts.push(request.text);
    }
    return note(texts.join(" "));
  };

  beforeEach(async () => {
    calls = 0;
    requestIds.length = 0;
    server = await startTestServer({
      contract: echoContract,
      setUp: (grpc) =>
        grpc.add(EchoDefinition, { ...echoHandlers(), echo: flaky, write: flaky, collect: flakyCollect }),
    });
    client = await connect(server, EchoDefinition, { as: "edge" });
  });
  afterEach(() => server.stop());

  it("hide a failure from the caller of a method that may be repeated, under one request id", async () => {
    failing = (call) => call <= 2;
    assert.equal((await client.echo(note("x"))).text, "x");
    assert.equal(calls, 3);
    assert.match(requestIds[0] ?? "", /^[0-9a-f-]{36}$/);
    assert.equal(new Set(requestIds).size, 1);
  });

  it("send a stream of requests again under the one request id that its first request got", async () => {
    failing = (call) => call <= 2;
    const requests = (async function* () {
      for (const text of ["a", "b", "c"]) yield note(text);
    })();
    assert.equal((await client.collect(requests)).text, "a b c");
    assert.equal(calls, 3);
    assert.match(requestIds[0] ?? "", /^[0-9a-f-]{36}$/);
    assert.equal(new Set(requestIds).size, 1);
  });

  it("end after four attempts, with the peer's own error", async () => {
    failing = () => true;
    await assert.rejects(client.echo(note("x")), { reason: "UNAVAILABLE", message: "try again" });
    assert.equal(calls, 4);
  });

  it("do not happen to a method that may not be repeated", async () => {
    failing = () => true;
    await assert.rejects(client.write(note("x")), { reason: "UNAVAILABLE" });
    assert.equal(calls, 1);
  });

  it("do not happen for answers that will be the same again", async () => {
    failing = () => {
      throw sharedError("INVALID_PAGE_TOKEN", "no");
    };
    await assert.rejects(client.echo(note("x")), { reason: "INVALID_PAGE_TOKEN" });
    assert.equal(calls, 1);
  });

  it("stop when most calls fail: a backend that is down gets at most a fifth more than its callers ask", async function () {
    this.timeout(30_000);
    failing = () => true;
    let asked = 0;
    for (let round = 0; round < 30; round++) {
      const batch = Array.from({ length: 20 }, () => client.echo(note("x")).catch(() => undefined));
      asked += batch.length;
      await Promise.all(batch);
      for (const { breaker } of server.peers) breaker.reset("the budget alone is measured");
    }
    assert(calls / asked <= 1.2, `${calls} calls for ${asked}`);
  });

  it("are stated for exactly the methods that the contract calls repeatable", () => {
    const contract = loadContract();
    const services = [...contract.registry].flatMap((desc) => (desc.kind === "service" ? [desc] : []));
    const { methodConfig } = serviceConfigFor(contract, services);
    const named = methodConfig.flatMap(({ name }) => name.map((each) => `/${each.service}/${each.method}`));
    const repeatable = services.flatMap(({ typeName, methods }) =>
      methods.map(({ name }) => `/${typeName}/${name}`).filter((path) => contract.method(path)?.repeatable),
    );
    assert.deepEqual(named.sort(), repeatable.sort());
    assert(named.includes("/souk.catalog.v1.CatalogService/CreateProduct"));
    assert.deepEqual(serviceConfigFor(contract, []).methodConfig, []);
  });
});
