import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { MongoClient } from "mongodb";
import { type Store, startMongo, startRedis } from "./index.ts";
import { launch } from "./store.ts";

describe("stores", () => {
  let dataDir: string;
  const started: Store[] = [];
  const keep = async (store: Promise<Store>) => {
    started.push(await store);
    return store;
  };
  const own = () => ({ port: 0, dataDir, given: null });

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), "souk-stores-"));
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((store) => store.stop()));
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function withRedis<T>(store: Store, work: (redis: Redis) => Promise<T>): Promise<T> {
    const redis = new Redis(store.uri);
    return work(redis).finally(() => redis.disconnect());
  }

  it("that are given by URI are used as they are, never stopped, and shown without their password", async () => {
    const store = await startMongo({ port: 0, dataDir, given: "mongodb://user:secret@elsewhere/" });
    assert.equal(store.uri, "mongodb://user:secret@elsewhere/");
    assert.equal(store.kind, "given");
    assert.doesNotMatch(store.description, /secret/);
    await store.stop();
  });

  it("keep Redis's data over a restart, in a folder of the major version, and evict nothing", async () => {
    const first = await keep(startRedis(own()));
    await withRedis(first, (redis) => redis.set("kept", "yes"));
    const policy = await withRedis(first, (redis) => redis.config("GET", "maxmemory-policy"));
    assert.deepEqual(policy, ["maxmemory-policy", "noeviction"]);
    await first.stop();
    const second = await keep(startRedis(own()));
    assert.equal(await withRedis(second, (redis) => redis.get("kept")), "yes");
    const major = /Redis (\d+)/.exec(second.description)?.[1];
    assert.ok(existsSync(join(dataDir, `redis-${major}`)));
  });

  it("keep MongoDB's data over a kill", async () => {
    const first = await keep(startMongo(own()));
    const client = await new MongoClient(first.uri).connect();
    await client.db("t").collection<{ _id: string }>("c").insertOne({ _id: "kept" });
    await client.close();
    process.kill(first.pid ?? 0, "SIGKILL");
    assert.equal(await first.ended, "SIGKILL");
    const second = await keep(startMongo(own()));
    const again = await new MongoClient(second.uri).connect();
    assert.equal(await again.db("t").collection("c").countDocuments(), 1);
    await again.close();
  });

  it("are never taken over from somebody else who has the port", async () => {
    const foreign = createServer((socket) => socket.end("+PONG\r\n")).listen(0, "127.0.0.1");
    await once(foreign, "listening");
    const { port } = foreign.address() as AddressInfo;
    await assert.rejects(startRedis({ port, dataDir, given: null }), /Redis ended at once[\s\S]*in use/);
    foreign.close();
  });

  it("that do not start say their last lines", async () => {
    const failing = launch({
      ...{ name: "Toy", program: "sh", args: ["-c", "echo broken; exit 4"], timeoutMs: 5_000 },
      ready: async () => false,
    });
    await assert.rejects(failing, /Toy ended at once: exit code 4 \(broken\)\n {4}broken/);
  });

  it("that never answer are killed when the time is over", async () => {
    const silent = launch({ name: "Toy", program: "sleep", args: ["60"], timeoutMs: 100, ready: async () => false });
    await assert.rejects(silent, /Toy did not answer within 0\.1 s/);
  });

  it("that cannot be run say so", async () => {
    const missing = launch({ name: "Toy", program: "/nowhere", args: [], timeoutMs: 1_000, ready: async () => false });
    await assert.rejects(missing, /Toy ended at once: .*ENOENT/);
  });
});
