import assert from "node:assert/strict";
import type { GetAccessStateResponse } from "@souk/proto/souk/ops/v1/access_service";
import { createServiceTokenSource, createTokenVerifier, type TokenVerifier } from "../auth/index.ts";
import type { AppError } from "../errors/index.ts";
import { createPeer, type Peer } from "../grpc/index.ts";
import {
  newKey,
  type ScriptedIdentity,
  startScriptedIdentity,
  startTcpProxy,
  type TcpProxy,
  type TestKeys,
  testEssentials,
  testKeys,
  waitFor,
} from "../testing/index.ts";
import { type AccessFeed, createAccessFeed, createFeed } from "./access-feed.ts";

const USER = { role: "USER", subject: "u-1" } as const;
const SESSION = "session-of-u-1";

/** A time that a test moves on by itself, over the real one, by which deadlines go. */
function shiftedPorts() {
  const essentials = testEssentials();
  let shift = 0;
  const clock = { now: () => Date.now() + shift };
  return {
    essentials: { ...essentials, ports: { ...essentials.ports, clock } },
    moveOn: (ms: number) => {
      shift += ms;
    },
  };
}

describe("what identity tells of tokens", function () {
  this.timeout(20_000);
  let keys: TestKeys;
  let identity: ScriptedIdentity;
  let line: TcpProxy;
  let peer: Peer;
  let feed: AccessFeed;
  let verify: TokenVerifier;
  let time: ReturnType<typeof shiftedPorts>;

  beforeEach(async () => {
    time = shiftedPorts();
    const { essentials } = time;
    keys = await testKeys(["identity", "catalog"]);
    identity = await startScriptedIdentity(keys);
    line = await startTcpProxy(identity.port);
    const tokens = createServiceTokenSource(keys.serviceKey("catalog"), { now: () => Date.now() });
    const callee = { name: "identity", address: `127.0.0.1:${line.port}`, packages: ["souk.ops.v1"] };
    peer = createPeer({ ...essentials, ...callee, tokens });
    feed = createAccessFeed({ ...essentials, identity: peer });
    verify = createTokenVerifier({
      ...{ authority: feed, issuer: "http://127.0.0.1:8080", clock: { now: () => Date.now() }, production: true },
    });
  });
  afterEach(async () => {
    await feed.stop();
    await peer.stop();
    await line.stop();
    await identity.stop();
    await keys.remove();
  });

  const isRefused = (token: string) =>
    verify(token).then(
      () => false,
      (error: AppError) => error.reason === "TOKEN_INVALID",
    );

  it("lets tokens of its keys pass, also in production", async () => {
    await feed.start();
    assert.equal((await verify(await identity.userToken(USER))).subject, "u-1");
    assert.ok(feed.isUp());
  });

  it("is waited for by the first tokens, and is unavailable where it does not come", async () => {
    await line.cut();
    await feed.start();
    const token = await identity.userToken(USER);
    await assert.rejects(verify(token), { reason: "UNAVAILABLE", retryAfterMs: 1_000 });
    assert.ok(!feed.isUp());
    await line.mend();
    assert.ok(await waitFor(() => verify(token).catch(() => undefined)));
  });

  it("has an ended session refused within two seconds, also where its token was verified before", async () => {
    await feed.start();
    const token = await identity.userToken(USER);
    const other = await identity.userToken({ role: "USER", subject: "u-2" });
    await verify(token);
    const endedAt = performance.now();
    identity.end([SESSION]);
    await waitFor(() => isRefused(token));
    assert.ok(performance.now() - endedAt < 2_000, `${performance.now() - endedAt} ms`);
    assert.equal((await verify(other)).subject, "u-2");
  });

  it("changes keys without a failed verification", async () => {
    await feed.start();
    const tokens = [await identity.userToken(USER)];
    const round = async () => {
      for (const token of tokens) await verify(token);
      await verify(await identity.userToken({ role: "USER", subject: crypto.randomUUID() })); // nothing remembers it
    };
    const toldAfter = async (change: () => unknown) => {
      await change();
      const calls = identity.stateCalls();
      await waitFor(async () => round().then(() => identity.stateCalls() >= calls + 2));
    };
    await toldAfter(() => identity.addKey("id-2"));
    await toldAfter(() => identity.signWith("id-2"));
    tokens.splice(0, 1, await identity.userToken(USER));
    await toldAfter(() => identity.removeKey("id-1"));
  });

  it("is not asked for a key that nobody knows, however many there are", async () => {
    await feed.start();
    await verify(await identity.userToken(USER));
    const [calls, startedAt] = [identity.stateCalls(), performance.now()];
    const key = await newKey("unknown", "ES256");
    const [, ...rest] = (await identity.userToken(USER, { key })).split(".");
    for (let i = 0; i < 10_000; i++) {
      const header = { alg: "ES256", typ: "at+jwt", kid: `kid-${i}-${crypto.randomUUID()}` };
      assert.ok(await isRefused([Buffer.from(JSON.stringify(header)).toString("base64url"), ...rest].join(".")));
    }
    const polls = (performance.now() - startedAt) / 1_000 + 1;
    assert.ok(identity.stateCalls() - calls <= polls, `${identity.stateCalls() - calls} calls, ${polls} polls`);
  });

  it("goes on counting while identity is away", async () => {
    await feed.start();
    identity.end([SESSION]);
    const [good, ended] = [await identity.userToken({ role: "USER", subject: "u-2" }), await identity.userToken(USER)];
    await waitFor(() => isRefused(ended));
    await line.cut();
    time.moveOn(6_000);
    assert.ok(!feed.isUp(), "told as a degradation");
    assert.equal((await verify(good)).subject, "u-2");
    assert.ok(await isRefused(ended));
    await line.mend();
    await waitFor(() => feed.isUp(), { timeoutMs: 10_000 });
  });

  it("comes page by page, and nothing is let through before the last one", async () => {
    identity.pageSize = 10;
    identity.end(Array.from({ length: 35 }, (_, i) => `s-${i}`));
    await feed.start();
    const token = await identity.userToken(USER, { claims: { sid: "s-34" } });
    assert.ok(await isRefused(token));
    assert.equal(identity.stateCalls(), 4);
  });

  it("lets no token through between the first page and the last", async () => {
    const { essentials } = time;
    const rest = Promise.withResolvers<GetAccessStateResponse>();
    const jwk = JSON.stringify({ ...(await newKey("k", "ES256")), d: undefined });
    const page = { keysEtag: "k", keys: [{ kid: "k", jwk }], endedSessions: [], cursor: "1", more: true };
    let calls = 0;
    const ask = async () => (calls++ === 0 ? page : rest.promise);
    const paged = createFeed(ask, essentials);
    await paged.start();
    await waitFor(() => calls === 2);
    let isLetThrough = false;
    const found = paged.findKey("k").then((key) => {
      isLetThrough = true;
      return key;
    });
    await new Promise(setImmediate);
    assert.ok(!isLetThrough);
    rest.resolve({ ...page, more: false });
    assert.ok(await found);
    await paged.stop();
  });

  it("forgets ended sessions whose tokens have expired", async () => {
    identity.end(["short"], Date.now() + 5_000);
    identity.end(["long"], Date.now() + 900_000);
    await feed.start();
    await waitFor(() => feed.hasEnded("short") && feed.hasEnded("long"));
    time.moveOn(61_000);
    await waitFor(() => !feed.hasEnded("short"));
    assert.ok(feed.hasEnded("long"));
  });
});
