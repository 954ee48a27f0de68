import assert from "node:assert/strict";
import { type RunningIdentity, startIdentity } from "../support/harness.ts";
import { configOf, REDIRECT_URI, type RunningProvider, startProvider } from "../support/oidc-provider.ts";

describe("signing in at another place", function () {
  this.timeout(30_000);
  let provider: RunningProvider;
  let identity: RunningIdentity;

  before(async () => {
    provider = await startProvider();
    identity = await startIdentity({ OIDC_PROVIDERS: configOf(provider) });
  });
  after(async () => {
    await identity.stop();
    await provider.kill();
  });

  const begin = (providerId = "example", redirectUri = REDIRECT_URI) =>
    identity.client.beginProviderSignIn({ providerId, redirectUri }, identity.as());

  async function complete(flowToken: string, callbackQuery: string) {
    const request = { providerId: "example", flowToken, callbackQuery, secondFactorCode: "" };
    return (await identity.client.completeProviderSignIn(request, identity.as())).session;
  }

  async function signIn(loginHint: string) {
    const { authorizationUri, flowToken } = await begin();
    return complete(flowToken, await provider.visit(authorizationUri, loginHint));
  }

  const me = async (accessToken = "") => (await identity.client.getMe({ userId: "" }, identity.as(accessToken))).user;

  async function register(email: string): Promise<string> {
    const request = { email, password: "a long enough password", displayName: "" };
    return (await identity.client.register(request, identity.as())).session?.userId ?? "";
  }

  it("is offered by name", async () => {
    const { providers } = await identity.client.listIdentityProviders({}, identity.as());
    assert.deepEqual(providers[0], { providerId: "example", displayName: "Example" });
  });

  it("makes an account at the first time, and finds it at the next, whatever the address has become", async () => {
    const first = await signIn("ada:ada@example.com:verified");
    const again = await signIn("ada:ada@elsewhere.example:verified");
    assert.equal(again?.userId, first?.userId);
    const user = await me(first?.accessToken);
    assert.deepEqual(
      [user?.email, user?.emailVerified, user?.displayName, user?.providerIds],
      ["ada@example.com", true, "Person ada", ["example"]],
    );
  });

  it("joins an account of the same address if both sides have verified it", async () => {
    const userId = await register("grace@example.com");
    const collection = identity.mongo.db.collection<{ _id: string; links: { id: string; kind: string }[] }>("users");
    const links = (await collection.findOne({ _id: userId }))?.links ?? [];
    const link = await identity.mailer.getMailLink({ userId, linkId: links[0]?.id ?? "" }, identity.as());
    await identity.client.verifyEmail({ token: link.token }, identity.as());
    const joined = await signIn("grace:grace@example.com:verified");
    assert.equal(joined?.userId, userId);
    assert.deepEqual((await me(joined?.accessToken))?.providerIds, ["example"]);
  });

  it("joins no account whose address nobody has verified here, or there", async () => {
    await register("alan@example.com");
    await assert.rejects(signIn("alan:alan@example.com:verified"), { reason: "EMAIL_TAKEN" });
    await assert.rejects(signIn("eve:ada@example.com"), { reason: "EMAIL_TAKEN" });
  });

  it("wants an address", () => assert.rejects(signIn("nobody"), { reason: "PROVIDER_REFUSED" }));

  it("ends where the person says no", () => assert.rejects(signIn("no"), { reason: "PROVIDER_REFUSED" }));

  it("is completed once, by whoever began it", async () => {
    const { authorizationUri, flowToken } = await begin();
    const query = await provider.visit(authorizationUri, "once:once@example.com");
    await assert.rejects(complete("another flow token", query), { reason: "SIGN_IN_EXPIRED" });
    await complete(flowToken, query);
    await assert.rejects(complete(flowToken, query), { reason: "SIGN_IN_EXPIRED" });
  });

  it("takes no answer that was made for somebody else's beginning, or changed on its way", async () => {
    const mine = await begin();
    const theirs = await begin();
    const query = await provider.visit(theirs.authorizationUri, "mallory:mallory@example.com");
    await assert.rejects(complete(mine.flowToken, query), { reason: "PROVIDER_REFUSED" });
    const changed = new URLSearchParams(query);
    changed.set("code", "made-up");
    await assert.rejects(complete(theirs.flowToken, changed.toString()), { reason: "PROVIDER_REFUSED" });
  });

  it("knows its places and where it comes back to", async () => {
    await assert.rejects(begin("nowhere"), { reason: "PROVIDER_NOT_FOUND" });
    await assert.rejects(begin("example", "https://evil.example/"), { reason: "REDIRECT_REFUSED" });
  });

  it("says when it can be tried again where the other side does not answer", async () => {
    await assert.rejects(begin("gone"), { reason: "PROVIDER_UNAVAILABLE", retryAfterMs: 5_000 });
  });

  it("says so, too, when the other side dies in between", async () => {
    const { authorizationUri, flowToken } = await begin();
    const query = await provider.visit(authorizationUri, "late:late@example.com");
    await provider.kill();
    await assert.rejects(complete(flowToken, query), { reason: "PROVIDER_UNAVAILABLE", retryAfterMs: 5_000 });
  });
});
