import assert from "node:assert/strict";
import { type AccessFeed, createAccessFeed, createKeyExchange } from "@souk/chassis/access";
import { createServiceTokenSource } from "@souk/chassis/auth";
import { createPeer, type Peer } from "@souk/chassis/grpc";
import { systemPorts } from "@souk/chassis/ports";
import { fakePorts, testContract, testEssentials, testKeys, waitFor } from "@souk/chassis/testing";
import { ConsumerPact, eachLike, fromState, type GrpcFront, startGrpcFront, str, timestamp } from "@souk/contracts";
import { EdgeBefore } from "../support/front.ts";
import { SERVICE } from "../support/identity.ts";

const ACCESS = "souk.ops.v1.AccessService";
/** A point of the curve, of which nobody has the private half. */
const POINT = {
  x: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
  y: "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
};

describe("the pact of the edge with identity: what tokens are worth", () => {
  describe("as anybody can discover it", () => {
    const edge = new EdgeBefore("identity");
    before(() => edge.start());
    after(() => edge.stop());

    it("GetJwks answers the public keys", async () => {
      const coordinates = { x: str(POINT.x, "[\\w-]{43}"), y: str(POINT.y, "[\\w-]{43}") };
      const key = { kid: str("key-1"), kty: "EC", crv: "P-256", alg: "ES256", use: "sig", ...coordinates };
      const { status, json } = await edge.expect(["GET", "/.well-known/jwks.json"], {
        ...{
          rpc: `${SERVICE}/GetJwks`,
          when: "anybody asks",
          request: {},
          answers: { reply: { keys: eachLike(key) } },
        },
      });
      assert.deepEqual([status, json.keys[0].kid], [200, "key-1"]);
    });

    it("GetAuthorizationServer answers the bare document", async () => {
      const authorizationServer = {
        issuer: str("souk"),
        jwks_uri: str("http://shop.example/.well-known/jwks.json", "https?://.+/\\.well-known/jwks\\.json"),
        token_endpoint: str("http://shop.example/v1/auth:login", "https?://.+"),
        scopes_supported: eachLike(str("catalog.read", "[a-z][a-z0-9-]*\\.(read|write)")),
        access_token_signing_alg_values_supported: ["ES256"],
      };
      const { status, json } = await edge.expect(["GET", "/.well-known/oauth-authorization-server"], {
        ...{ rpc: `${SERVICE}/GetAuthorizationServer`, when: "anybody asks", request: {} },
        answers: { reply: { authorizationServer } },
      });
      assert.deepEqual([status, json.issuer], [200, "souk"]);
    });
  });

  /** By the chassis' clients, which every process has, and under the name of the edge, which alone may exchange keys. */
  describe("as processes must know it", () => {
    const pact = new ConsumerPact("edge", "identity");
    const ports = { ...systemPorts(), sleep: fakePorts().sleep }; // rounds begin when they are woken
    const essentials = testEssentials({ ports });
    let front: GrpcFront;
    let peer: Peer;
    let feed: AccessFeed;
    before(async () => {
      front = await startGrpcFront(testContract());
      const keys = await testKeys(["edge"]);
      const tokens = createServiceTokenSource(keys.serviceKey("edge"), ports.clock);
      await keys.remove();
      const callee = { name: "identity", address: front.address, packages: ["souk.ops.v1"] };
      peer = createPeer({ ...essentials, ...callee, tokens });
      feed = createAccessFeed({ ...essentials, identity: peer });
    });
    after(async () => {
      await feed.stop();
      await peer.stop();
      await front.stop();
    });

    it("GetAccessState answers the keys, and then what is new", async () => {
      const jwk = JSON.stringify({ kty: "EC", crv: "P-256", ...POINT, kid: "key-1", alg: "ES256", use: "sig" });
      const rpc = `${ACCESS}/GetAccessState`;
      const known = {
        rpc,
        when: "nothing is known yet",
        request: {},
        answers: {
          reply: {
            ...{ keysEtag: str("etag-1"), cursor: str("cursor-1") },
            keys: eachLike({ kid: str("key-1"), jwk: str(jwk, '\\{.*"alg":"ES256".*\\}') }),
          },
        },
      };
      const key = await pact.expectRpc(known, async (mockUrl) => {
        front.pointAt(mockUrl);
        await feed.start();
        await waitFor(feed.isUp, { what: "the first answer" });
        return feed.findKey("key-1");
      });
      assert.equal(key?.alg, "ES256");

      const news = {
        ...{ rpc, when: "a session has ended since the cursor" },
        given: [["a session has ended since somebody asked"]] as const,
        request: { keysEtag: fromState("keysEtag", "etag-1"), cursor: fromState("cursor", "cursor-1") },
        answers: {
          reply: {
            ...{ keysEtag: str("etag-1"), cursor: str("cursor-2") },
            endedSessions: eachLike({ sessionId: str("session-1"), expireTime: timestamp("2099-01-02T03:04:05.678Z") }),
          },
        },
      };
      await pact.expectRpc(news, async (mockUrl) => {
        front.pointAt(mockUrl);
        feed.wake();
        await waitFor(() => feed.hasEnded("session-1"), { what: "the ended session" });
      });
    });

    describe("ExchangeApiKey", () => {
      const rpc = `${ACCESS}/ExchangeApiKey`;
      const exchange = (apiKey: string) => (mockUrl: string) => {
        front.pointAt(mockUrl);
        return createKeyExchange({ ...essentials, identity: peer })(apiKey);
      };

      it("answers a token of the key's holder", async () => {
        const good = {
          ...{ rpc, when: "the key is good", given: [["a machine has a key", { apiKeyId: "good-importer" }]] as const },
          request: { apiKey: fromState("apiKey", "api-key") },
          answers: { reply: { accessToken: str("access-token"), expireTime: timestamp() } },
        };
        const { accessToken } = await pact.expectRpc(good, exchange("api-key"));
        assert.equal(accessToken, "access-token");
      });

      it("says that the key is none of this shop", async () => {
        const bad = {
          ...{ rpc, when: "the key is made up", request: { apiKey: str("made-up") } },
          answers: { failure: { code: "unauthenticated", domain: "souk.type.v1", reason: "API_KEY_INVALID" } },
        };
        await assert.rejects(pact.expectRpc(bad, exchange("made-up")), { reason: "API_KEY_INVALID" });
      });
    });
  });
});
