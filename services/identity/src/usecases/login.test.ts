import assert from "node:assert/strict";
import { CHEAP, existing, PASSWORD, type UseCaseDeps, useCaseDeps } from "../../test/support/use-cases.ts";
import { changed, changedForAll } from "../domain/user.ts";
import { createPasswordHasher } from "../store/secrets/password-hasher.ts";
import { login } from "./login.ts";
import { register } from "./register.ts";

const EMAIL = "ada@example.com";

describe("signing in with a password", () => {
  let deps: UseCaseDeps;
  const signIn = (email = EMAIL, password = PASSWORD, code = "") =>
    login(deps)({ email, password, code, trier: deps.trier });

  beforeEach(async () => {
    deps = await useCaseDeps();
  });

  it("takes the address in any case", async () => {
    await existing(deps);
    assert.equal((await signIn(" ADA@Example.COM ")).session.subject, "u-1");
  });

  it("says the same of a wrong password and of an address that has no account", async () => {
    await existing(deps);
    const [wrong, unknown] = await Promise.all(
      [signIn(EMAIL, "wrong password"), signIn("nobody@example.com")].map((attempt) => attempt.catch((error) => error)),
    );
    assert.deepEqual([wrong.reason, wrong.message, wrong.metadata], ["CREDENTIALS_INVALID", unknown.message, {}]);
    assert.equal(unknown.reason, wrong.reason);
  });

  it("is refused after ten attempts, whoever has an account, until the window ends", async () => {
    await existing(deps);
    for (const email of [EMAIL, "nobody@example.com"]) {
      deps.told.length = 0;
      for (let i = 0; i < 10; i++) await assert.rejects(signIn(email, "wrong"), { reason: "CREDENTIALS_INVALID" });
      await assert.rejects(signIn(email), { reason: "TOO_MANY_ATTEMPTS", retryAfterMs: 900_000 });
      assert.deepEqual(deps.told.at(-1), { left: 0, resetMs: 900_000 });
    }
    await deps.clock.advance(900_000);
    await signIn();
  });

  it("lets ten of a crowd of guesses be tried", async () => {
    await existing(deps);
    const guesses = Array.from({ length: 100 }, () => signIn(EMAIL, "a guess").catch((error) => error.reason));
    const tried = (await Promise.all(guesses)).filter((reason) => reason === "CREDENTIALS_INVALID");
    assert(tried.length <= 10 + navigator.hardwareConcurrency / 2, String(tried.length));
  });

  it("forgets the attempts before it", async () => {
    await existing(deps);
    for (let i = 0; i < 9; i++) await assert.rejects(signIn(EMAIL, "wrong"));
    await signIn();
    await assert.rejects(signIn(EMAIL, "wrong"));
    assert.equal(deps.told.at(-1)?.left, 9);
  });

  it("is refused to whoever has the password of a locked account", async () => {
    const user = await existing(deps);
    await deps.users.update(changed(user, { state: "LOCKED" }, new Date()));
    await assert.rejects(signIn(), { reason: "USER_LOCKED" });
    await assert.rejects(signIn(EMAIL, "wrong"), { reason: "CREDENTIALS_INVALID" });
  });

  it("leaves no session behind when the account is locked in between", async () => {
    const user = await existing(deps);
    const create = deps.sessions.create.bind(deps.sessions);
    deps.sessions.create = async (session) => {
      await create(session);
      await deps.users.update(changedForAll(user, { state: "LOCKED" }, new Date()));
    };
    await assert.rejects(signIn(), { reason: "USER_LOCKED" });
    assert.equal((await deps.sessions.endedSince(new Date(0), "", 10)).length, 1);
  });

  it("hashes the password anew when hashes take more work than they did", async () => {
    const user = await existing(deps);
    const dear = { ...deps, hasher: createPasswordHasher({ ...CHEAP, passes: 2 }) };
    await login(dear)({ email: EMAIL, password: PASSWORD, code: "", trier: deps.trier });
    const now = await deps.users.read(user.id);
    assert.match(now?.passwordHash ?? "", /t=2/);
    await signIn();
  });

  it("is written down with ids only", async () => {
    await existing(deps);
    const { session } = await signIn();
    const note = { action: "session.begin", actor: "u-1", target: session.id, details: { methods: "pwd" } };
    assert.deepEqual(deps.notes.at(-1), note);
  });
});

describe("registering", () => {
  let deps: UseCaseDeps;
  const enter = (email = EMAIL, password = PASSWORD) =>
    register(deps)({ email, password, displayName: "Ada", trier: deps.trier });

  beforeEach(async () => {
    deps = await useCaseDeps();
  });

  it("makes an account, tells of it, and has its address verified", async () => {
    const { session } = await enter();
    const { email, emailVerified, links } = (await deps.users.read(session.subject)) ?? {};
    assert.deepEqual([email, emailVerified, links?.length], [EMAIL, false, 1]);
    const events = deps.users.events.map(({ event }) => event);
    assert.deepEqual(events, [
      { kind: "UserRegistered" },
      { kind: "EmailVerificationRequested", linkId: links?.[0]?.id },
    ]);
  });

  it("signs in when it is repeated, and makes nothing twice", async () => {
    const first = await enter();
    const again = await enter();
    assert.equal(again.session.subject, first.session.subject);
    assert.equal(deps.users.events.length, 2);
  });

  it("makes one account of many copies at once", async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => enter()));
    assert.equal(new Set(all.map(({ session }) => session.subject)).size, 1);
  });

  it("says of another's address that it is taken", async () => {
    await enter();
    await assert.rejects(enter(EMAIL, "another password"), { reason: "EMAIL_TAKEN" });
  });

  it("finishes what somebody began who died after claiming the address", async () => {
    const crash = new Error("killed");
    const create = deps.users.create.bind(deps.users);
    deps.users.create = async () => {
      throw crash;
    };
    await assert.rejects(enter(), crash);
    deps.users.create = create;
    await enter();
  });

  it("refuses passwords that everybody tries first", async () => {
    await assert.rejects(enter(EMAIL, "password"), { reason: "PASSWORD_REFUSED", metadata: { rule: "common" } });
  });
});
