import { Secret } from "@souk/chassis/config";
import { migrate } from "@souk/chassis/mongo";
import { fakePorts, type TestMongo, testMongo } from "@souk/chassis/testing";
import { MongoApiKeyStore } from "../../src/store/api-key-store.ts";
import { MongoAttemptStore } from "../../src/store/attempt-store.ts";
import { MongoClaims } from "../../src/store/claims.ts";
import { migrations } from "../../src/store/migrations.ts";
import { createVault } from "../../src/store/secrets/vault.ts";
import { MongoSessionStore } from "../../src/store/session-store.ts";
import { MongoSignInStore } from "../../src/store/sign-in-store.ts";
import { MongoSigningKeyStore } from "../../src/store/signing-key-store.ts";
import { MongoUserStore } from "../../src/store/user-store.ts";
import {
  MemoryAttemptStore,
  MemoryClaims,
  MemorySessionStore,
  MemorySignInStore,
  MemorySigningKeyStore,
  MemoryUserStore,
} from "../support/memory-stores.ts";
import { describeSessionStore } from "../support/session-store-suite.ts";
import { describeAttemptStore, describeSignInStore, describeSigningKeyStore } from "../support/small-store-suites.ts";
import { describeClaims, describeUserStore } from "../support/user-store-suite.ts";

describeUserStore("memory", () => new MemoryUserStore());
describeClaims("memory", () => new MemoryClaims());
describeSessionStore("memory", () => {
  const sessions = new MemorySessionStore();
  return { sessions, apiKeys: sessions.apiKeys };
});
describeSigningKeyStore("memory", () => new MemorySigningKeyStore());
describeAttemptStore("memory", () => new MemoryAttemptStore());
describeSignInStore("memory", () => new MemorySignInStore());

describe("on MongoDB", () => {
  let mongo: TestMongo;
  const ports = fakePorts();
  const vault = createVault(new Secret("a key of the tests, which is long enough"));

  before(async () => {
    mongo = await testMongo("identity");
    await migrate(mongo.db, migrations, { ...ports, sleep: async () => undefined });
  });
  afterEach(async () => {
    for (const name of ["users", "claims", "sessions", "signingKeys", "attempts", "signIns"]) {
      await mongo.db.collection(name).deleteMany({});
    }
  });
  after(() => mongo.close());

  describeUserStore("MongoDB", () => new MongoUserStore(mongo.db, vault, ports, () => undefined));
  describeClaims("MongoDB", () => new MongoClaims(mongo.db));
  describeSessionStore("MongoDB", () => ({
    sessions: new MongoSessionStore(mongo.db),
    apiKeys: new MongoApiKeyStore(mongo.db),
  }));
  describeSigningKeyStore("MongoDB", () => new MongoSigningKeyStore(mongo.db));
  describeAttemptStore("MongoDB", () => new MongoAttemptStore(mongo.db));
  describeSignInStore("MongoDB", () => new MongoSignInStore(mongo.db, vault));
});
