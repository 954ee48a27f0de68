import assert from "node:assert/strict";
import { waitFor } from "@souk/chassis/testing";
import { Role, UserState } from "@souk/proto/souk/identity/v1/user";
import { ADMIN, type RunningIdentity, STAFF, startIdentity } from "../support/harness.ts";
import { newPerson, PASSWORD, tokenOf } from "../support/people.ts";

describe("accounts and sessions over gRPC", function () {
  this.timeout(20_000);
  let identity: RunningIdentity;

  before(async () => {
    identity = await startIdentity();
  });
  after(() => identity.stop());

  const login = (email: string, password: string) =>
    identity.client.login({ email, password, secondFactorCode: "" }, identity.as());
  const me = async (token: string) => (await identity.client.getMe({ userId: "" }, identity.as(token))).user;
  const refresh = (refreshToken = "") => identity.client.refresh({ refreshToken }, identity.as());

  it("let somebody register, read, refresh and leave", async () => {
    const { client, as } = identity;
    const { session, email } = await newPerson(identity);
    assert.deepEqual(session.roles, [Role.CUSTOMER]);
    const user = await me(session.accessToken);
    assert.deepEqual([user?.email, user?.emailVerified, user?.state], [email, false, UserState.ACTIVE]);
    const refreshed = await refresh(session.refreshToken);
    assert.equal(refreshed.session?.sessionId, session.sessionId);
    await client.logout({ refreshToken: "" }, as(refreshed.session?.accessToken));
    await assert.rejects(refresh(refreshed.session?.refreshToken), { reason: "REFRESH_TOKEN_INVALID" });
  });

  it("refuse a token of a session that has ended, within five seconds", async () => {
    const { client, as } = identity;
    const { token } = await newPerson(identity);
    await me(token);
    await client.logoutEverywhere({}, as(token));
    await waitFor(
      () =>
        me(token).then(
          () => false,
          ({ reason }) => reason === "TOKEN_INVALID",
        ),
      { timeoutMs: 5_000 },
    );
  });

  it("give 1,000 copies of one refresh one successor, and end at a reuse", async () => {
    const { session } = await newPerson(identity);
    const copies = Array.from({ length: 1_000 }, () => refresh(session.refreshToken));
    const successors = new Set((await Promise.all(copies)).map((reply) => reply.session?.refreshToken));
    assert.equal(successors.size, 1);
    const [successor] = successors;
    await refresh(successor);
    await assert.rejects(refresh(session.refreshToken), { reason: "REFRESH_TOKEN_REUSED" });
    await assert.rejects(refresh(successor), { reason: "REFRESH_TOKEN_INVALID" });
  });

  it("answer a wrong password and an unknown address alike, and tell how often one may try", async () => {
    const { email } = await newPerson(identity);
    const failures = await Promise.all(
      [email, "nobody@example.com"].map((address) => login(address, "wrong").catch((error) => error)),
    );
    const seen = failures.map(({ domain, reason, message, metadata }) => ({ domain, reason, message, metadata }));
    assert.deepEqual(seen[0], seen[1]);
    assert.equal(seen[0]?.reason, "CREDENTIALS_INVALID");
    for (let i = 0; i < 9; i++) await assert.rejects(login(email, "wrong"), { reason: "CREDENTIALS_INVALID" });
    await assert.rejects(
      login(email, PASSWORD),
      ({ reason, retryAfterMs }) => reason === "TOO_MANY_ATTEMPTS" && retryAfterMs > 0,
    );
  });

  it("refuse addresses that are taken and passwords that are no good, a megabyte at once", async () => {
    const { client, as } = identity;
    const { email } = await newPerson(identity);
    const register = (password: string) => client.register({ email, password, displayName: "" }, as());
    await assert.rejects(register("somebody else's password"), { reason: "EMAIL_TAKEN" });
    await assert.rejects(register("password1"), { reason: "PASSWORD_REFUSED" });
    await assert.rejects(register("short"), { reason: "PASSWORD_REFUSED" });
    const startedAt = performance.now();
    await assert.rejects(register("x".repeat(1 << 20)), { reason: "INVALID_REQUEST" });
    assert(performance.now() - startedAt < 500);
  });

  it("keep a guest's subject, who has no account", async () => {
    const { session } = await identity.client.guest({}, identity.as());
    assert.deepEqual([session?.roles, (await refresh(session?.refreshToken)).session?.userId], [[], session?.userId]);
    await assert.rejects(me(session?.accessToken ?? ""), { reason: "ACCESS_DENIED" });
  });

  it("lock somebody out, and let them in again", async () => {
    const { client, as } = identity;
    const { email, userId, token } = await newPerson(identity);
    const staff = as(await tokenOf(identity, STAFF));
    const { user } = await client.lockUser({ userId, note: "chargebacks" }, staff);
    assert.deepEqual([user?.state, user?.lockNote], [UserState.LOCKED, "chargebacks"]);
    await assert.rejects(login(email, PASSWORD), { reason: "USER_LOCKED" });
    await waitFor(
      () =>
        me(token).then(
          () => false,
          ({ reason }) => reason === "TOKEN_INVALID",
        ),
      { timeoutMs: 5_000 },
    );
    await client.unlockUser({ userId }, staff);
    await login(email, PASSWORD);
  });

  it("give roles and take them, but leave an administrator", async () => {
    const { client, as } = identity;
    const admin = as(await tokenOf(identity, ADMIN));
    const { userId, email } = await newPerson(identity);
    await client.grantRole({ userId, role: Role.STAFF }, admin);
    assert.deepEqual((await login(email, PASSWORD)).session?.roles, [Role.CUSTOMER, Role.STAFF]);
    await client.revokeRole({ userId, role: Role.STAFF }, admin);
    assert.deepEqual((await login(email, PASSWORD)).session?.roles, [Role.CUSTOMER]);
    const adminId = (await me(admin.userToken ?? ""))?.userId ?? "";
    await assert.rejects(client.revokeRole({ userId: adminId, role: Role.ADMIN }, admin), { reason: "LAST_ADMIN" });
    const audit = (filter: object) =>
      client.listAuditEntries({ actor: "", action: "", pageSize: 1, pageToken: "", ...filter }, admin);
    const [entry] = (await audit({ action: "role.revoke" })).entries;
    assert.deepEqual(
      [entry?.actor, entry?.target, entry?.details, entry?.caller],
      [adminId, userId, { role: "STAFF" }, "edge"],
    );
    assert.equal((await audit({ actor: userId })).entries[0]?.action, "session.begin");
    await assert.rejects(audit({ actor: userId, action: "role.grant" }), { reason: "INVALID_REQUEST" });
    await assert.rejects(client.grantRole({ userId: "nobody", role: Role.STAFF }, admin), { reason: "USER_NOT_FOUND" });
  });

  it("find accounts by address, phone and role", async () => {
    const { client, as } = identity;
    const { email, userId, token } = await newPerson(identity);
    const phone = "+4930999888777";
    await client.updateMe({ userId: "", user: { ...NO_USER, phone }, updateMask: ["phone"] }, as(token));
    const staff = as(await tokenOf(identity, STAFF));
    const list = async (filter: object) => {
      const request = { email: "", phone: "", role: Role.UNSPECIFIED, pageSize: 100, pageToken: "", ...filter };
      return (await client.listUsers(request, staff)).users.map((user) => user.userId);
    };
    for (const filter of [{ email: email.toUpperCase() }, { phone }]) assert.deepEqual(await list(filter), [userId]);
    assert.equal((await list({ role: Role.ADMIN })).length, 1);
    await assert.rejects(list({ email, phone }), { reason: "INVALID_REQUEST" });
    await assert.rejects(list({ pageToken: "made-up" }), { reason: "INVALID_PAGE_TOKEN" });
    assert.equal((await client.getUser({ userId }, staff)).user?.email, email);
  });

  it("change by what their owner has read", async () => {
    const { client, as } = identity;
    const { token } = await newPerson(identity);
    const update = (etag: string, displayName: string, updateMask = ["display_name"]) =>
      client.updateMe({ userId: "", user: { ...NO_USER, etag, displayName }, updateMask }, as(token));
    const etag = (await me(token))?.etag ?? "";
    assert.equal((await update(etag, "Countess")).user?.displayName, "Countess");
    await assert.rejects(update(etag, "Duchess"), { reason: "ETAG_MISMATCH" });
    await assert.rejects(update("", "x", ["email"]), { reason: "INVALID_REQUEST" });
    const read = (await me(token))?.etag ?? "";
    assert.equal((await update(read, "Baroness", ["etag", "display_name"])).user?.displayName, "Baroness");
    await assert.rejects(update(read, "Lady", ["etag", "display_name"]), { reason: "ETAG_MISMATCH" });
    await assert.rejects(update("made-up", "x"), { reason: "ETAG_MISMATCH" });
  });

  it("change their password, and get a new one by a link", async () => {
    const { client, mailer, as, mongo } = identity;
    const { email, userId, token } = await newPerson(identity);
    const next = "another password of mine";
    await client.changePassword({ userId: "", password: PASSWORD, newPassword: next }, as(token));
    await login(email, next);
    await client.requestPasswordReset({ email }, as());
    await client.requestPasswordReset({ email: "nobody@example.com" }, as());
    const stored = await mongo.db.collection<StoredLinks>("users").findOne({ _id: userId });
    const linkId = stored?.links.find(({ kind }) => kind === "RESET_PASSWORD")?.id ?? "";
    const { token: linkToken } = await mailer.getMailLink({ userId, linkId }, as());
    await client.resetPassword({ token: linkToken, newPassword: PASSWORD }, as());
    await login(email, PASSWORD);
    await assert.rejects(client.resetPassword({ token: linkToken, newPassword: PASSWORD }, as()), {
      reason: "LINK_INVALID",
    });
    await assert.rejects(client.getMailLink({ userId, linkId }, as()), { reason: "CALLER_DENIED" });
    await client.requestEmailVerification({ userId: "" }, as((await login(email, PASSWORD)).session?.accessToken));
  });
});

interface StoredLinks {
  _id: string;
  links: { id: string; kind: string }[];
}

const NO_USER = {
  ...{ userId: "", email: "", emailVerified: false, displayName: "", phone: "", roles: [], lockNote: "" },
  state: UserState.UNSPECIFIED,
  ...{ secondFactorEnabled: false, providerIds: [], etag: "", createTime: undefined, updateTime: undefined },
};
