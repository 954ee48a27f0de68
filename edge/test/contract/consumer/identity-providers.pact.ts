import assert from "node:assert/strict";
import { eachLike, fromState, str, timestamp } from "@souk/contracts";
import { EdgeBefore } from "../support/front.ts";
import { refused, SERVICE, session } from "../support/identity.ts";

describe("the pact of the edge with identity: signing in at another place", () => {
  const edge = new EdgeBefore("identity");
  before(() => edge.start());
  after(() => edge.stop());

  it("ListIdentityProviders answers what to write on the buttons", async () => {
    const provider = { providerId: str("example"), displayName: str("Example") };
    const { status, json } = await edge.expect(["GET", "/v1/auth/providers"], {
      ...{ rpc: `${SERVICE}/ListIdentityProviders`, when: "there is one", given: [["another place to sign in"]] },
      ...{ request: {}, answers: { reply: { providers: eachLike(provider) } } },
    });
    assert.deepEqual([status, json.providers[0].providerId], [200, "example"]);
  });

  describe("BeginProviderSignIn", () => {
    const rpc = `${SERVICE}/BeginProviderSignIn`;
    const back = "http://shop.example/back";
    const begin = (providerId: string) =>
      ["POST", `/v1/auth/providers/${providerId}:begin`, { body: { redirectUri: back } }] as const;
    const redirectUri = fromState("redirectUri", back);

    it("answers where to send the browser", async () => {
      const { status, json } = await edge.expect(begin("example"), {
        ...{ rpc, when: "the place is there", given: [["another place to sign in"]] },
        request: { providerId: "example", redirectUri },
        answers: {
          reply: {
            authorizationUri: str("http://example.com/auth?client_id=souk", "https?://.+\\?.*client_id=.+"),
            ...{ flowToken: str("flow-token"), expireTime: timestamp() },
          },
        },
      });
      assert.deepEqual([status, json.flowToken], [200, "flow-token"]);
    });

    it("says that there is no such place", async () => {
      const { status, json } = await edge.expect(begin("nowhere"), {
        ...{ rpc, when: "there is no such place", request: { providerId: "nowhere", redirectUri: back } },
        answers: refused("not_found", "PROVIDER_NOT_FOUND"),
      });
      assert.deepEqual([status, json.details[0].reason], [404, "PROVIDER_NOT_FOUND"]);
    });

    it("comes back to no address but the shop's", async () => {
      const { status, json } = await edge.expect(begin("example"), {
        ...{ rpc, when: "the address is not the shop's", given: [["another place to sign in"]] },
        request: { providerId: "example", redirectUri: back },
        answers: refused("invalid_argument", "REDIRECT_REFUSED"),
      });
      assert.deepEqual([status, json.details[0].reason], [400, "REDIRECT_REFUSED"]);
    });

    it("says when a place that does not answer can be tried again", async () => {
      const retry = { "google.rpc.RetryInfo": { retryDelay: str("5s", "\\d+(\\.\\d+)?s") } };
      const { status, headers } = await edge.expect(begin("gone"), {
        ...{ rpc, when: "the place does not answer", given: [["another place to sign in"]] },
        request: { providerId: "gone", redirectUri },
        answers: refused("unavailable", "PROVIDER_UNAVAILABLE", retry),
      });
      assert.deepEqual([status, headers.get("retry-after")], [503, "5"]);
    });
  });

  describe("CompleteProviderSignIn", () => {
    const rpc = `${SERVICE}/CompleteProviderSignIn`;
    const example = { flowToken: "flow-token", callbackQuery: "code=1&state=2" };
    const complete = ["POST", "/v1/auth/providers/example:complete", { body: example }] as const;
    const request = {
      providerId: "example",
      flowToken: fromState("flowToken", example.flowToken),
      callbackQuery: fromState("callbackQuery", example.callbackQuery),
    };
    const visited = (hint: string) => [["somebody comes back from another place", { hint }]] as const;

    it("answers a session", async () => {
      const { status, json } = await edge.expect(complete, {
        ...{ rpc, when: "the person said yes", given: visited("grace:grace@example.com:verified") },
        ...{ request, answers: { reply: { session } } },
      });
      assert.deepEqual([status, json.accessToken], [200, "access-token"]);
    });

    it("says that the person said no", async () => {
      const { status, json } = await edge.expect(complete, {
        ...{ rpc, when: "the person said no", given: visited("no"), request },
        answers: refused("permission_denied", "PROVIDER_REFUSED"),
      });
      assert.deepEqual([status, json.details[0].reason], [403, "PROVIDER_REFUSED"]);
    });

    it("ends what was begun here, and nothing else", async () => {
      const { status, json } = await edge.expect(complete, {
        ...{ rpc, when: "nobody has begun", given: [["another place to sign in"]] },
        request: { providerId: "example", flowToken: str("flow-token"), callbackQuery: str("code=1&state=2") },
        answers: refused("failed_precondition", "SIGN_IN_EXPIRED"),
      });
      assert.deepEqual([status, json.details[0].reason], [409, "SIGN_IN_EXPIRED"]);
    });
  });
});
