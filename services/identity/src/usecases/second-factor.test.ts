import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { Secret, TOTP } from "otpauth";
import { existing, PASSWORD, type UseCaseDeps, useCaseDeps } from "../../test/support/use-cases.ts";
import { changed } from "../domain/user.ts";
import { login } from "./login.ts";
import { refreshSession } from "./refresh-session.ts";
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor, resetSecondFactor } from "./second-factor.ts";

const EMAIL = "ada@example.com";

describe("a second factor", () => {
  let deps: UseCaseDeps;
  let secret: string;
  /** What the app shows now. */
  const shown = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: deps.clock.now() });
  const signIn = (code = "") => login(deps)({ email: EMAIL, password: PASSWORD, code, trier: deps.trier });
  const refresh = (token: string) => refreshSession(deps)(token);
  const begin = (password = PASSWORD) => beginSecondFactor(deps)({ userId: "u-1", password, trier: deps.trier });
  const byCode = (code: string, sessionId = "") => ({ userId: "u-1", sessionId, code, trier: deps.trier });
  const confirm = (code: string, sessionId?: string) => confirmSecondFactor(deps)(byCode(code, sessionId));
  const remove = (code: string, sessionId?: string) => removeSecondFactor(deps)(byCode(code, sessionId));

  beforeEach(async () => {
    deps = await useCaseDeps();
    await existing(deps, { roles: ["STAFF"] });
    ({ secret } = await begin());
  });

  it("counts once it is confirmed; until then its secret stays the same", async () => {
    await signIn();
    assert.equal((await begin()).secret, secret);
    await assert.rejects(confirm("000000"), { reason: "SECOND_FACTOR_INVALID" });
    await confirm(shown());
    await assert.rejects(signIn(), { reason: "SECOND_FACTOR_REQUIRED" });
    await assert.rejects(begin(), { reason: "SECOND_FACTOR_EXISTS" });
    await assert.rejects(confirm(shown()), { reason: "SECOND_FACTOR_EXISTS" });
  });

  it("takes each code once, also of many copies at a time", async () => {
    await confirm(shown());
    await assert.rejects(signIn(shown()), { reason: "SECOND_FACTOR_INVALID" }, "it was used to confirm");
    await deps.clock.advance(30_000);
    const all = await Promise.allSettled([signIn(shown()), signIn(shown()), signIn(shown())]);
    assert.equal(all.filter(({ status }) => status === "fulfilled").length, 1);
  });

  it("says in the token how its owner signed in", async () => {
    await confirm(shown());
    await deps.clock.advance(30_000);
    assert.deepEqual(decodeJwt((await signIn(shown())).access.token).amr, ["pwd", "otp"]);
  });

  it("is replaced by each recovery code once", async () => {
    const [first = "", second = "", ...rest] = await confirm(shown());
    assert.equal(rest.length, 8);
    await signIn(first);
    await assert.rejects(signIn(first), { reason: "SECOND_FACTOR_INVALID" });
    await signIn(second);
  });

  it("counts wrong codes as attempts on the account", async () => {
    await confirm(shown());
    for (let i = 0; i < 10; i++) await assert.rejects(signIn("000000"), { reason: "SECOND_FACTOR_INVALID" });
    await assert.rejects(signIn(), { reason: "TOO_MANY_ATTEMPTS" });
  });

  it("goes away with a code of it", async () => {
    await confirm(shown());
    await assert.rejects(remove("000000"), { reason: "SECOND_FACTOR_INVALID" });
    await deps.clock.advance(30_000);
    await remove(shown());
    await remove("anything");
    await signIn();
  });

  it("is begun by whoever knows the password, not by whoever found a session open", async () => {
    await assert.rejects(begin("somebody else's guess"), { reason: "CREDENTIALS_INVALID" });
    await assert.rejects(begin(""), { reason: "CREDENTIALS_INVALID" });
  });

  it("is begun without one where there is none", async () => {
    const { passwordHash: _none, ...user } = await existing(deps, { id: "u-2", email: "bob@example.com" });
    await deps.users.update(changed(user, {}, new Date(deps.clock.now())));
    const { email } = await beginSecondFactor(deps)({ userId: "u-2", password: "", trier: deps.trier });
    assert.equal(email, "bob@example.com");
  });

  it("ends the sessions that were begun without it, and those of before it went", async () => {
    const [mine, other] = [await signIn(), await signIn()];
    await confirm(shown(), mine.session.id);
    await assert.rejects(refresh(other.refreshToken), { reason: "REFRESH_TOKEN_INVALID" });
    const confirmed = await refresh(mine.refreshToken);
    assert.deepEqual(decodeJwt(confirmed.access.token).amr, ["pwd", "otp"]);
    await deps.clock.advance(30_000);
    const later = await signIn(shown());
    await deps.clock.advance(30_000);
    await remove(shown(), mine.session.id);
    await assert.rejects(refresh(later.refreshToken), { reason: "REFRESH_TOKEN_INVALID" });
    assert.deepEqual(decodeJwt((await refresh(confirmed.refreshToken)).access.token).amr, ["pwd"]);
  });

  it("is taken away by an administrator from whoever has lost it, with the sessions that it has", async () => {
    const mine = await signIn();
    await confirm(shown(), mine.session.id);
    deps.notes.length = 0;
    for (let i = 0; i < 2; i++) assert.equal((await resetSecondFactor(deps)("u-1", "a-1")).secondFactor, undefined);
    await assert.rejects(refresh(mine.refreshToken), { reason: "REFRESH_TOKEN_INVALID" });
    assert.deepEqual(deps.notes, [{ action: "second-factor.reset", actor: "a-1", target: "u-1" }]);
    await signIn();
    await assert.rejects(resetSecondFactor(deps)("nobody", "a-1"), { reason: "USER_NOT_FOUND" });
  });

  it("is put on record when it comes and goes, once each", async () => {
    await confirm(shown());
    await deps.clock.advance(30_000);
    await remove(shown());
    await remove(shown());
    const actions = deps.notes.map(({ action }) => action);
    assert.deepEqual(actions, ["second-factor.confirm", "second-factor.remove"]);
  });

  it("makes staff of staff, where the shop wants that", async () => {
    const strict = { ...deps, staffNeedSecondFactor: true };
    const rolesOf = async (code = "") => {
      const signedIn = await login(strict)({ email: EMAIL, password: PASSWORD, code, trier: deps.trier });
      return decodeJwt(signedIn.access.token).roles;
    };
    assert.deepEqual(await rolesOf(), ["customer"]);
    await confirm(shown());
    await deps.clock.advance(30_000);
    assert.deepEqual(await rolesOf(shown()), ["customer", "staff"]);
  });

  it("makes no staff of a session that was begun without it", async () => {
    const strict = { ...deps, staffNeedSecondFactor: true };
    const { refreshToken } = await signIn();
    const user = await deps.users.read("u-1");
    assert(user?.secondFactor);
    await deps.users.update(changed(user, { secondFactor: { ...user.secondFactor, confirmed: true } }, new Date()));
    assert.deepEqual((await refreshSession(strict)(refreshToken)).roles, ["customer"]);
  });
});
