import assert from "node:assert/strict";
import { Role } from "@souk/proto/souk/identity/v1/user";
import { ADMIN, type RunningIdentity, startIdentity } from "../support/harness.ts";

describe("signing in", () => {
  let identity: RunningIdentity;

  before(async () => {
    identity = await startIdentity();
  });
  after(() => identity.stop());

  it("registers, reads back, refreshes and leaves", async () => {
    const { client, as } = identity;
    const { session } = await client.register(
      { email: "Ada@Example.com", password: "a long enough password", displayName: "Ada" },
      as(),
    );
    assert.ok(session);
    assert.deepEqual(session.roles, [Role.CUSTOMER]);
    const { user } = await client.getMe({ userId: "" }, as(session.accessToken));
    assert.deepEqual([user?.email, user?.displayName, user?.emailVerified], ["ada@example.com", "Ada", false]);
    const refreshed = await client.refresh({ refreshToken: session.refreshToken }, as());
    assert.notEqual(refreshed.session?.refreshToken, session.refreshToken);
    assert.equal(refreshed.session?.sessionId, session.sessionId);
    await client.logout({ refreshToken: "" }, as(refreshed.session?.accessToken));
    await assert.rejects(client.refresh({ refreshToken: refreshed.session?.refreshToken ?? "" }, as()), {
      reason: "REFRESH_TOKEN_INVALID",
    });
  });

  it("lets the configured administrator in", async () => {
    const { session } = await identity.client.login({ ...ADMIN, secondFactorCode: "" }, identity.as());
    assert.deepEqual(session?.roles, [Role.CUSTOMER, Role.ADMIN]);
  });
});
