import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { Secret, TOTP } from "otpauth";
import { existing, PASSWORD, type UseCaseDeps, useCaseDeps } from "../../test/support/use-cases.ts";
import { login } from "./login.ts";
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor } from "./second-factor.ts";

const EMAIL = "ada@example.com";

describe("a second factor", () => {
  let deps: UseCaseDeps;
  let secret: string;
  /** What the app shows now. */
  const shown = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: deps.clock.now() });
  const signIn = (code = "") => login(deps)({ email: EMAIL, password: PASSWORD, code, onAttempts: deps.onAttempts });
  const confirm = (code: string) => confirmSecondFactor(deps)({ userId: "u-1", code, onAttempts: deps.onAttempts });
  const remove = (code: string) => removeSecondFactor(deps)({ userId: "u-1", code, onAttempts: deps.onAttempts });

  beforeEach(async () => {
    deps = await useCaseDeps();
    await existing(deps, { roles: ["STAFF"] });
    ({ secret } = await beginSecondFactor(deps)("u-1"));
  });

  it("counts once it is confirmed; until then its secret stays the same", async () => {
    await signIn();
    assert.equal((await beginSecondFactor(deps)("u-1")).secret, secret);
    await assert.rejects(confirm("000000"), { reason: "SECOND_FACTOR_INVALID" });
    await confirm(shown());
    await assert.rejects(signIn(), { reason: "SECOND_FACTOR_REQUIRED" });
    await assert.rejects(beginSecondFactor(deps)("u-1"), { reason: "SECOND_FACTOR_EXISTS" });
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

  it("makes staff of staff, where the shop wants that", async () => {
    const strict = { ...deps, staffNeedSecondFactor: true };
    const rolesOf = async (code = "") => {
      const signedIn = await login(strict)({ email: EMAIL, password: PASSWORD, code, onAttempts: deps.onAttempts });
      return decodeJwt(signedIn.access.token).roles;
    };
    assert.deepEqual(await rolesOf(), ["customer"]);
    await confirm(shown());
    await deps.clock.advance(30_000);
    assert.deepEqual(await rolesOf(shown()), ["customer", "staff"]);
  });
});
