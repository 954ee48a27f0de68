import assert from "node:assert/strict";
import { changed, changedForAll, type User } from "../../src/domain/user.ts";
import type { Claims, UserStore } from "../../src/usecases/ports.ts";
import { later, NOW, user } from "./mothers.ts";

/** A full account: every optional field is there. */
function fullUser(): User {
  const address = {
    ...{ id: "a-1", v: 1, fingerprint: "f", recipient: "Ada", lines: ["Street 1"], postalCode: "1", city: "Town" },
    ...{ region: "", countryCode: "DE", phone: "", isDefault: true, createTime: "2026-01-01T00:00:00.000Z" },
    updateTime: "2026-01-01T00:00:00.000Z",
  };
  const secondFactor = { secret: "ABC", confirmed: true, lastStep: 7, recoveryHashes: ["h"] };
  const links = [{ id: "l-1", kind: "VERIFY_EMAIL", hash: "h", expireTime: later(1_000) } as const];
  const personal = {
    addresses: [address],
    secondFactor,
    logins: [{ providerId: "p", subject: "s" }],
    phone: "+491234567",
  };
  return { ...user({ passwordHash: "$argon2id$" }), ...personal, links, roles: ["STAFF"], endingAt: NOW };
}

/** The rules that every store of accounts keeps. */
export function describeUserStore(name: string, open: () => UserStore): void {
  describe(`user store: ${name}`, () => {
    let store: UserStore;

    beforeEach(() => {
      store = open();
    });

    it("gives back exactly what was created", async () => {
      assert.equal(await store.create(fullUser(), []), true);
      assert.deepEqual(await store.read("u-1"), fullUser());
      assert.equal(await store.read("none"), undefined);
    });

    it("creates an id once", async () => {
      await store.create(user(), []);
      assert.equal(await store.create(user({ displayName: "Another" }), []), false);
      assert.equal((await store.read("u-1"))?.displayName, "Ada");
    });

    it("stores a version over the one before it, and over no other", async () => {
      await store.create(fullUser(), []);
      const { passwordHash: _gone, endingAt: _done, secondFactor: _off, ...rest } = fullUser();
      const next = { ...rest, v: 2n, phone: "" };
      assert.equal(await store.update(next), true);
      assert.deepEqual(await store.read("u-1"), next);
      assert.equal(await store.update(next), false);
      assert.equal(await store.update({ ...next, v: 4n }), false);
    });

    it("finds accounts by phone and by role, newest first, page by page", async () => {
      for (let i = 0; i < 6; i++) {
        const roles = i % 2 === 0 ? (["STAFF"] as const) : [];
        await store.create({ ...user({ id: `u-${i}`, roles }, later(Math.floor(i / 2))), phone: `+4900000${i}` }, []);
      }
      const ids = async (filter: Parameters<UserStore["list"]>[0]) =>
        (await store.list(filter, undefined, 10)).map(({ id }) => id);
      assert.deepEqual(await ids({}), ["u-5", "u-4", "u-3", "u-2", "u-1", "u-0"]);
      assert.deepEqual(await ids({ role: "STAFF" }), ["u-4", "u-2", "u-0"]);
      assert.deepEqual(await ids({ phone: "+49000003" }), ["u-3"]);
      const rest = await store.list({}, { createTime: later(1), id: "u-2" }, 2);
      assert.deepEqual(
        rest.map(({ id }) => id),
        ["u-1", "u-0"],
      );
    });

    it("tells accounts whose sessions are to be ended, until they are", async () => {
      await store.create(user(), []);
      await store.update(changedForAll(user(), {}, later(5)));
      assert.deepEqual(await store.ending(later(4), 10), []);
      assert.deepEqual(await store.ending(later(5), 10), [{ id: "u-1", epoch: 1 }]);
      await store.ended("u-1", 0);
      assert.equal((await store.ending(later(5), 10)).length, 1, "of an earlier epoch says nothing of this one");
      await store.ended("u-1", 1);
      assert.deepEqual(await store.ending(later(5), 10), []);
      assert.equal((await store.read("u-1"))?.v, 2n, "the etag stays");
    });

    it("counts administrators who may sign in, up to a limit", async () => {
      for (const id of ["a", "b", "c"]) await store.create(user({ id, roles: ["ADMIN"] }), []);
      await store.update(changed(user({ id: "c", roles: ["ADMIN"] }), { state: "LOCKED" }, NOW));
      assert.equal(await store.countAdmins(10), 2);
      assert.equal(await store.countAdmins(1), 1);
    });
  });
}

/** The rules that every store of claims keeps. */
export function describeClaims(name: string, open: () => Claims): void {
  describe(`claims: ${name}`, () => {
    it("give a key to whoever claims it first, for ever", async () => {
      const claims = open();
      const won = await Promise.all(["a", "b", "c"].map((id) => claims.claim("key", id)));
      assert.equal(new Set(won).size, 1);
      assert.equal(await claims.claim("key", "d"), won[0]);
      assert.equal(await claims.find("key"), won[0]);
      assert.equal(await claims.find("other"), undefined);
    });

    it("give it to another account only from the one that has it", async () => {
      const claims = open();
      await claims.claim("moving", "a");
      await claims.move("moving", "b", "c");
      assert.equal(await claims.find("moving"), "a");
      await claims.move("moving", "a", "b");
      assert.equal(await claims.find("moving"), "b");
    });
  });
}
