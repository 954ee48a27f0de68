import assert from "node:assert/strict";
import { waitFor } from "@souk/chassis/testing";
import { existing, PASSWORD, type UseCaseDeps, useCaseDeps } from "../../test/support/use-cases.ts";
import { beginSession } from "./begin-session.ts";
import { changePassword } from "./change-password.ts";
import { login } from "./login.ts";
import { refreshSession } from "./refresh-session.ts";
import { requestPasswordReset, resetPassword } from "./reset-password.ts";
import { getMailLink, requestEmailVerification, verifyEmail } from "./verify-email.ts";

const NEW = "another password of mine";
const EMAIL = "ada@example.com";

describe("links in mails", () => {
  let deps: UseCaseDeps;
  const lastLink = async () => {
    const told = deps.users.events.at(-1);
    assert(told && "linkId" in told.event);
    return getMailLink(deps)(told.userId, told.event.linkId);
  };

  beforeEach(async () => {
    deps = await useCaseDeps();
    await existing(deps);
  });

  it("set a new password once, end all sessions and verify the address", async () => {
    const user = await deps.users.read("u-1");
    assert(user);
    const { refreshToken } = await beginSession(deps, user, ["pwd"]);
    await requestPasswordReset(deps)(EMAIL, deps.trier);
    const { token, uri, email } = await lastLink();
    assert.deepEqual([email, uri], [EMAIL, `https://shop.example/reset-password#token=${token}`]);
    await resetPassword(deps)(token, NEW, deps.trier);
    await assert.rejects(resetPassword(deps)(token, NEW, deps.trier), { reason: "LINK_INVALID" });
    await assert.rejects(refreshSession(deps)(refreshToken), { reason: "REFRESH_TOKEN_INVALID" });
    await login(deps)({ email: EMAIL, password: NEW, code: "", trier: deps.trier });
    assert.equal((await deps.users.read("u-1"))?.emailVerified, true);
  });

  it("let one of many copies set a password", async () => {
    await requestPasswordReset(deps)(EMAIL, deps.trier);
    const { token } = await lastLink();
    const all = Array.from({ length: 10 }, (_, i) => resetPassword(deps)(token, `${NEW} ${i}`, deps.trier));
    assert.equal((await Promise.allSettled(all)).filter(({ status }) => status === "fulfilled").length, 1);
  });

  it("are good for nothing else and nobody else, and not for ever", async () => {
    await requestEmailVerification(deps)("u-1", deps.trier);
    const { token } = await lastLink();
    await assert.rejects(resetPassword(deps)(token, NEW, deps.trier), { reason: "LINK_INVALID" });
    const [user, id, mac] = token.split(".");
    for (const forged of [
      `u-2.${id}.${mac}`,
      `${user}.other.${mac}`,
      `${user}.${id}.${"A".repeat(43)}`,
      "",
      "a.b",
      token.slice(1),
    ]) {
      await assert.rejects(verifyEmail(deps)(forged), { reason: "LINK_INVALID" }, forged);
    }
    await deps.clock.advance(86_400_000);
    await assert.rejects(verifyEmail(deps)(token), { reason: "LINK_INVALID" });
    await assert.rejects(lastLink(), { reason: "LINK_INVALID" });
  });

  it("verify an address, once; a verified one needs none", async () => {
    await requestEmailVerification(deps)("u-1", deps.trier);
    await verifyEmail(deps)((await lastLink()).token);
    assert.equal((await deps.users.read("u-1"))?.emailVerified, true);
    const before = deps.users.events.length;
    await requestEmailVerification(deps)("u-1", deps.trier);
    assert.equal(deps.users.events.length, before);
  });

  it("end all when one of them has set a password", async () => {
    await requestPasswordReset(deps)(EMAIL, deps.trier);
    const earlier = await lastLink();
    await requestPasswordReset(deps)(EMAIL, deps.trier);
    await resetPassword(deps)((await lastLink()).token, NEW, deps.trier);
    await assert.rejects(resetPassword(deps)(earlier.token, `${NEW} too`, deps.trier), { reason: "LINK_INVALID" });
  });

  it("are not kept: what is stored of them makes no token", async () => {
    await requestPasswordReset(deps)(EMAIL, deps.trier);
    const { token } = await lastLink();
    assert(!JSON.stringify((await deps.users.read("u-1"))?.links).includes(token.split(".")[2] ?? ""));
  });

  it("are asked for in the same time, whether there is an account or not", async () => {
    const { clock, sleep } = deps.ports;
    const update = deps.users.update.bind(deps.users);
    deps.users.update = async (...given) => {
      await sleep(100);
      return update(...given);
    };
    const times: number[] = [];
    for (const [email, sleepers] of [[EMAIL, 2] as const, ["nobody@example.com", 1] as const]) {
      const from = clock.now();
      const asked = requestPasswordReset({ ...deps, sleep })(email, deps.trier);
      await waitFor(() => clock.sleepers() === sleepers);
      await Promise.all([asked.then(() => times.push(clock.now() - from)), clock.advance(1_000)]);
    }
    assert.deepEqual(times, [250, 250]);
    assert.equal(deps.users.events.length, 1);
  });

  it("can be asked for ten times, for addresses with and without an account alike", async () => {
    for (const email of [EMAIL, "nobody@example.com"]) {
      for (let i = 0; i < 10; i++) await requestPasswordReset(deps)(email, deps.trier);
      await assert.rejects(requestPasswordReset(deps)(email, deps.trier), { reason: "TOO_MANY_ATTEMPTS" });
    }
  });
});

describe("changing a password", () => {
  it("takes the old one, and ends the other sessions only", async () => {
    const deps = await useCaseDeps();
    const user = await existing(deps);
    const mine = await beginSession(deps, user, ["pwd"]);
    const other = await beginSession(deps, user, ["pwd"]);
    const change = (password: string) =>
      changePassword(deps)({
        ...{ userId: user.id, sessionId: mine.session.id, password, newPassword: NEW, trier: deps.trier },
      });
    await assert.rejects(change("wrong password"), { reason: "CREDENTIALS_INVALID" });
    await requestPasswordReset(deps)(EMAIL, deps.trier);
    await change(PASSWORD);
    assert.deepEqual((await deps.users.read(user.id))?.links, [], "no link of before sets another one");
    await refreshSession(deps)(mine.refreshToken);
    await assert.rejects(refreshSession(deps)(other.refreshToken), { reason: "REFRESH_TOKEN_INVALID" });
    await login(deps)({ email: EMAIL, password: NEW, code: "", trier: deps.trier });
  });
});
