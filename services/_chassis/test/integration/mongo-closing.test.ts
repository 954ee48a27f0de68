import assert from "node:assert/strict";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";
import { MongoClient, type ServerHeartbeatFailedEvent } from "mongodb";
import { classifyMongoError, createMongo, type Mongo } from "../../src/mongo/index.ts";
import { silentLogger, type TestMongo, testMongo, waitFor } from "../../src/testing/index.ts";

/**
 * Between the end of a socket and the event that tells of it, a turn of the loop passes, in which a command can still be
 * written to it. `destroy` opens that window here, which a killed server opens in production.
 */
describe("a command on a connection that is just being closed", () => {
  const sockets: Socket[] = [];
  const keep = (message: unknown) => void sockets.push((message as { readonly socket: Socket }).socket);
  let shared: TestMongo;
  let mongo: Mongo | undefined;
  let client: MongoClient | undefined;

  before(async () => {
    shared = await testMongo();
  });
  beforeEach(() => {
    sockets.length = 0;
    subscribe("net.client.socket", keep);
  });
  afterEach(async () => {
    unsubscribe("net.client.socket", keep);
    await mongo?.stop();
    await client?.close();
  });
  after(() => shared.close());

  it("fails at once as UNAVAILABLE, and the next ones find the database again", async function () {
    this.timeout(10_000);
    mongo = createMongo({ uri: shared.uri, database: shared.database, logger: silentLogger() });
    await mongo.start();
    const things = mongo.db.collection<{ _id: string }>("things");
    for (const socket of sockets) socket.destroy();
    const failure = await things.insertOne({ _id: "a" }).catch((error: unknown) => error);
    assert.equal(classifyMongoError(failure)?.reason, "UNAVAILABLE", String(failure));
    const insert = () => things.insertOne({ _id: "b" }).catch(() => undefined);
    await waitFor(insert, { timeoutMs: 5_000, what: "the database to be found again" });
  });

  it("fails also where it is the driver's own look at the server, and the next look succeeds", async function () {
    this.timeout(10_000);
    client = new MongoClient(shared.uri, { heartbeatFrequencyMS: 500, connectTimeoutMS: 2_000 });
    const failures: ServerHeartbeatFailedEvent[] = [];
    let successes = 0;
    client.on("serverHeartbeatFailed", (event) => failures.push(event));
    client.on("serverHeartbeatSucceeded", () => {
      successes += 1;
    });
    await client.connect();
    client.once("serverHeartbeatStarted", () => {
      for (const socket of sockets) socket.destroy();
      successes = 0;
    });
    await waitFor(() => failures.length > 0, { timeoutMs: 3_000, what: "the failed look" });
    await waitFor(() => successes > 0, { timeoutMs: 3_000, what: "a look that succeeds" });
  });
});
