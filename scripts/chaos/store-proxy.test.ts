import assert from "node:assert/strict";
import { type TestMongo, testMongo } from "@souk/chassis/testing";
import { MongoClient } from "mongodb";
import { type StoreFault, type StoreProxy, startStoreProxy } from "./store-proxy.ts";

type Thing = { _id: string };

describe("the proxy before a database", () => {
  let mongo: TestMongo;
  let proxy: StoreProxy;
  let client: MongoClient;
  let next: StoreFault | undefined;
  before(async () => {
    mongo = await testMongo();
    proxy = await startStoreProxy(Number(new URL(mongo.uri).port), (command) => {
      if (command !== "insert") return undefined;
      const fault = next;
      next = undefined;
      return fault;
    });
    client = new MongoClient(`mongodb://127.0.0.1:${proxy.port}`, { retryWrites: false, directConnection: true });
  });
  after(async () => {
    await client.close();
    await proxy.stop();
    await mongo.close();
  });

  const insert = (id: string, fault?: StoreFault) => {
    next = fault;
    return client.db(mongo.database).collection<Thing>("things").insertOne({ _id: id });
  };
  const isThere = async (id: string) => (await mongo.db.collection<Thing>("things").findOne({ _id: id })) !== null;

  it("passes on what it has nothing against", async () => {
    await insert("passed");
    assert.ok(await isThere("passed"));
  });

  it("has a command take effect and its reply lost", async () => {
    await assert.rejects(insert("unanswered", "REPLY_LOST"), { name: "MongoNetworkError" });
    assert.ok(await isThere("unanswered"));
  });

  it("closes a connection before a command gets there", async () => {
    await assert.rejects(insert("reset", "RESET"), { name: "MongoNetworkError" });
    assert.equal(await isThere("reset"), false);
  });

  it("says in the database's place that another one is the primary", async () => {
    await assert.rejects(insert("elsewhere", "NOT_PRIMARY"), { code: 10107, codeName: "NotWritablePrimary" });
    assert.equal(await isThere("elsewhere"), false);
  });

  it("counts what it has done, and serves on", async () => {
    await insert("after all that");
    assert.deepEqual(proxy.done, { REPLY_LOST: 1, RESET: 1, NOT_PRIMARY: 1 });
  });
});
