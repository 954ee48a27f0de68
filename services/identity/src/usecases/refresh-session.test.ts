import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { existing, type UseCaseDeps, useCaseDeps } from "../../test/support/use-cases.ts";
import { beginGuestSession, beginSession } from "./begin-session.ts";
import { endAllSessions, endSession, finishEnding, sweepEndings } from "./end-sessions.ts";
import { getAccessState } from "./get-access-state.ts";
import { grantRole, lockUser } from "./manage-users.ts";
import { refreshSession } from "./refresh-session.ts";

const ADMIN = { subject: "admin", role: "ADMIN" } as const;

describe("refreshing a session", () => {
  let deps: UseCaseDeps;
  const refresh = (token: string) => refreshSession(deps)(token);
  const begin = async () => beginSession(deps, await existing(deps), ["pwd"]);

  beforeEach(async () => {
    deps = await useCaseDeps();
  });

  it("gives 1,000 copies of one call, each at a replica of its own, one successor", async () => {
    const { refreshToken } = await begin();
    const all = await Promise.all(Array.from({ length: 1_000 }, () => refresh(refreshToken)));
    assert.equal(new Set(all.map((signedIn) => signedIn.refreshToken)).size, 1);
    await refresh(all[0]?.refreshToken ?? "");
  });

  it("gives the same successor again within ten seconds", async () => {
    const { refreshToken } = await begin();
    const first = await refresh(refreshToken);
    await deps.clock.advance(10_000);
    assert.equal((await refresh(refreshToken)).refreshToken, first.refreshToken);
  });

  it("ends the session when a token is used again later", async () => {
    const { refreshToken } = await begin();
    const { refreshToken: successor } = await refresh(refreshToken);
    await deps.clock.advance(10_001);
    await assert.rejects(refresh(refreshToken), { reason: "REFRESH_TOKEN_REUSED" });
    await assert.rejects(refresh(successor), { reason: "REFRESH_TOKEN_INVALID" });
    assert.equal(deps.notes.at(-1)?.action, "session.reuse");
  });

  it("ends the session when a token of two generations ago is used, however soon", async () => {
    const { refreshToken } = await begin();
    await refresh((await refresh(refreshToken)).refreshToken);
    await assert.rejects(refresh(refreshToken), { reason: "REFRESH_TOKEN_REUSED" });
  });

  it("takes no token that this house did not make, and ends nothing for it", async () => {
    const { refreshToken, session } = await begin();
    const [id, generation, mac] = refreshToken.slice(3).split(".");
    const forged = [
      `rt_${id}.0.${mac}`,
      `rt_${id}.2.${mac}`,
      `rt_${id}.${generation}.${"A".repeat(43)}`,
      "rt_",
      "",
      "x".repeat(200),
    ];
    for (const token of forged) await assert.rejects(refresh(token), { reason: "REFRESH_TOKEN_INVALID" });
    const other = `rt_${session.id.replace(/.$/, "0")}.${generation}.${mac}`;
    await assert.rejects(refresh(other), { reason: "REFRESH_TOKEN_INVALID" });
    await refresh(refreshToken);
  });

  it("keeps a guest's subject", async () => {
    const guest = await beginGuestSession(deps)();
    const { session, access } = await refresh(guest.refreshToken);
    assert.equal(session.subject, guest.session.subject);
    assert.deepEqual(decodeJwt(access.token).roles, ["guest"]);
  });

  it("stops when the account is locked, and with the next sign-in comes another role", async () => {
    const { refreshToken } = await begin();
    await grantRole(deps)({ userId: "u-1", role: "STAFF", actor: "admin" });
    await assert.rejects(refresh(refreshToken), { reason: "REFRESH_TOKEN_INVALID" });
    const user = await deps.users.read("u-1");
    assert(user);
    const { access } = await beginSession(deps, user, ["pwd"]);
    assert.deepEqual(decodeJwt(access.token).roles, ["customer", "staff"]);
  });
});

describe("the end of sessions", () => {
  let deps: UseCaseDeps;
  const ended = async () => (await getAccessState(deps)({ keysEtag: "", cursor: "" })).ended.map(({ id }) => id);

  beforeEach(async () => {
    deps = await useCaseDeps();
  });

  it("is told to those who check tokens, for as long as a token of them could be good", async () => {
    const { session } = await beginSession(deps, await existing(deps), ["pwd"]);
    await endSession(deps)({ refreshToken: "", sessionId: session.id });
    assert.deepEqual(await ended(), [session.id]);
    await deps.clock.advance(600_000);
    assert.deepEqual(await ended(), [session.id]);
    await deps.clock.advance(10_001);
    assert.deepEqual(await ended(), []);
  });

  it("comes by any refresh token of it, too", async () => {
    const { session, refreshToken } = await beginSession(deps, await existing(deps), ["pwd"]);
    await refreshSession(deps)(refreshToken);
    await endSession(deps)({ refreshToken, sessionId: undefined });
    assert.deepEqual(await ended(), [session.id]);
  });

  it("is put on record once, of whoever it was", async () => {
    const { session, refreshToken } = await beginSession(deps, await existing(deps), ["pwd"]);
    deps.notes.length = 0;
    for (const token of ["", refreshToken, refreshToken]) {
      await endSession(deps)({ refreshToken: token, sessionId: session.id });
    }
    assert.deepEqual(deps.notes, [{ action: "session.end", actor: session.subject, target: session.id }]);
  });

  it("comes for all of an account at once", async () => {
    const user = await existing(deps);
    const begun = [await beginSession(deps, user, ["pwd"]), await beginSession(deps, user, ["pwd"])];
    await endAllSessions(deps)(user.id);
    assert.deepEqual((await ended()).toSorted(), begun.map(({ session }) => session.id).toSorted());
  });

  it("is brought to its end by the sweeper when whoever locked the account died", async () => {
    const user = await existing(deps);
    const { session } = await beginSession(deps, user, ["pwd"]);
    const mortal = {
      ...deps,
      sessions: Object.create(deps.sessions, { endBefore: { value: () => Promise.reject(new Error("killed")) } }),
    };
    await assert.rejects(lockUser(mortal)({ userId: user.id, note: "", principal: ADMIN }), /killed/);
    assert.deepEqual(await ended(), []);
    await deps.clock.advance(1_000);
    await sweepEndings(deps)();
    assert.deepEqual(await ended(), [session.id]);
    assert.deepEqual(await deps.users.ending(new Date(deps.clock.now()), 10), []);
    await finishEnding(deps, { id: user.id, epoch: 1 });
  });

  it("is told from the cursor on, without a gap", async () => {
    const user = await existing(deps);
    const end = async () => {
      const { session } = await beginSession(deps, user, []);
      await endSession(deps)({ refreshToken: "", sessionId: session.id });
      return session.id;
    };
    const first = await end();
    let known = { keysEtag: "", cursor: "" };
    const ask = async () => {
      const state = await getAccessState(deps)(known);
      known = state;
      return state;
    };
    assert.deepEqual(
      (await ask()).ended.map(({ id }) => id),
      [first],
    );
    await deps.clock.advance(60_000);
    await ask();
    const second = await end();
    const { ended: told, keys, more } = await ask();
    assert.deepEqual([told.map(({ id }) => id), keys, more], [[second], [], false], "the keys are known");
  });
});
