import assert from "node:assert/strict";
import { keySessionOf } from "../../src/domain/api-key.ts";
import { rotated } from "../../src/domain/session.ts";
import type { ApiKeyStore, SessionStore } from "../../src/usecases/ports.ts";
import { apiKey, later, NOW, session } from "./mothers.ts";

const OLD = new Date(0);

/** The rules that every store of sessions and API keys keeps: they lie together. */
export function describeSessionStore(
  name: string,
  open: () => { readonly sessions: SessionStore; readonly apiKeys: ApiKeyStore },
): void {
  describe(`session store: ${name}`, () => {
    let sessions: SessionStore;
    let apiKeys: ApiKeyStore;
    const ended = async () => (await sessions.endedSince(OLD, "", 100)).map(({ id }) => id);

    beforeEach(() => {
      ({ sessions, apiKeys } = open());
    });

    it("gives back exactly what was created", async () => {
      await sessions.create(session());
      assert.deepEqual(await sessions.read("s-1"), session());
      assert.equal(await sessions.read("none"), undefined);
    });

    it("lets one of many take a generation further", async () => {
      await sessions.create(session());
      const next = rotated(session(), later(1_000));
      const won = await Promise.all(Array.from({ length: 10 }, () => sessions.rotate(next)));
      assert.equal(won.filter(Boolean).length, 1);
      assert.deepEqual(await sessions.read("s-1"), next);
    });

    it("takes no generation of an ended session further", async () => {
      await sessions.create(session());
      await sessions.end("s-1", "LOGOUT", NOW);
      assert.equal(await sessions.rotate(rotated(session(), NOW)), false);
    });

    it("ends a session once, and tells since when", async () => {
      await sessions.create(session());
      assert.equal(await sessions.end("s-1", "LOGOUT", NOW), true);
      assert.equal(await sessions.end("s-1", "REUSED", later(5)), false);
      assert.equal(await sessions.end("none", "LOGOUT", NOW), false);
      assert.deepEqual(await sessions.endedSince(OLD, "", 10), [{ id: "s-1", endTime: NOW }]);
    });

    it("ends the sessions of earlier epochs, but for one that was kept", async () => {
      for (const id of ["a", "b", "c"]) await sessions.create(session({ id, epoch: id === "c" ? 1 : 0 }));
      await sessions.create(session({ id: "other", subject: "u-2" }));
      await sessions.keep("b", 1, ["pwd", "otp"]);
      await sessions.endBefore("u-1", 1, NOW);
      assert.deepEqual(await ended(), ["a"]);
      assert.deepEqual((await sessions.read("b"))?.methods, ["pwd", "otp"]);
    });

    it("keeps no session that was to end at an earlier epoch, and takes none back", async () => {
      for (const [id, epoch] of Object.entries({ late: 0, ahead: 3 })) await sessions.create(session({ id, epoch }));
      for (const id of ["late", "ahead"]) await sessions.keep(id, 2, ["pwd"]);
      await sessions.endBefore("u-1", 2, NOW);
      assert.deepEqual(await ended(), ["late"]);
      assert.equal((await sessions.read("ahead"))?.epoch, 3);
    });

    it("tells ended sessions in order, page by page, without a gap or a repeat", async () => {
      for (let i = 0; i < 9; i++) {
        await sessions.create(session({ id: `s-${i}` }));
        await sessions.end(`s-${i}`, "LOGOUT", later(Math.floor(i / 3)));
      }
      const seen: string[] = [];
      let page = await sessions.endedSince(later(-1), "", 2);
      while (page.length > 0) {
        seen.push(...page.map(({ id }) => id));
        const last = page.at(-1);
        page = last ? await sessions.endedSince(last.endTime, last.id, 2) : [];
      }
      assert.deepEqual(
        seen,
        [0, 1, 2, 3, 4, 5, 6, 7, 8].map((i) => `s-${i}`),
      );
    });

    it("forgets what is over, and nothing else", async () => {
      await sessions.create(session({ id: "alive" }));
      await sessions.create(session({ id: "ended" }));
      await sessions.create(session({ id: "expired" }, new Date(0)));
      await sessions.end("ended", "LOGOUT", NOW);
      await apiKeys.create(apiKey({ expireTime: OLD }));
      await sessions.forget(later(1));
      const left = await Promise.all(["alive", "ended", "expired"].map((id) => sessions.read(id)));
      assert.deepEqual(
        left.map((found) => found !== undefined),
        [true, false, false],
      );
      assert.ok(await apiKeys.read("importer"));
    });

    it("keeps API keys beside them, which end as sessions do and are none", async () => {
      assert.equal(await apiKeys.create(apiKey()), true);
      assert.equal(await apiKeys.create(apiKey({ displayName: "Another" })), false);
      assert.deepEqual(await apiKeys.read("importer"), apiKey());
      assert.equal(await sessions.read(keySessionOf("importer")), undefined);
      assert.equal(await sessions.end(keySessionOf("importer"), "LOGOUT", later(-1)), false, "as a session");
      await apiKeys.end("importer", NOW);
      await apiKeys.end("importer", later(5));
      assert.deepEqual(await ended(), [keySessionOf("importer")]);
      assert.deepEqual((await apiKeys.read("importer"))?.endTime, NOW);
    });

    it("notes when an API key was last used", async () => {
      await apiKeys.create(apiKey());
      await apiKeys.used("importer", later(5));
      await apiKeys.used("importer", later(1));
      assert.deepEqual((await apiKeys.read("importer"))?.lastUseTime, later(5));
    });

    it("lists API keys, newest first, page by page", async () => {
      for (const [i, id] of ["a", "b", "c"].entries()) await apiKeys.create(apiKey({ id, createTime: later(i) }));
      const first = await apiKeys.list(undefined, 2);
      assert.deepEqual(
        first.map(({ id }) => id),
        ["c", "b"],
      );
      assert.deepEqual(
        (await apiKeys.list(first[1], 2)).map(({ id }) => id),
        ["a"],
      );
    });
  });
}
