import assert from "node:assert/strict";
import type { AttemptStore, SigningKeyStore, StoredKey } from "../../src/usecases/ports.ts";
import type { BegunSignIn, SignInStore } from "../../src/usecases/provider-sign-in.ts";
import { later, NOW } from "./mothers.ts";

/** The rules that every store of signing keys keeps. */
export function describeSigningKeyStore(name: string, open: () => SigningKeyStore): void {
  describe(`signing key store: ${name}`, () => {
    const key = (number: number, kid: string): StoredKey => ({
      ...{ number, kid, createTime: NOW, activateTime: later(number) },
      ...{ publicJwk: { kid, kty: "EC" }, sealedPrivate: Buffer.from("sealed") },
    });

    it("lets one have a number, and gives all back in order", async () => {
      const store = open();
      assert.equal(await store.add(key(2, "b")), true);
      assert.equal(await store.add(key(1, "a")), true);
      assert.equal(await store.add(key(2, "c")), false);
      const all = await store.all();
      assert.deepEqual(
        all.map(({ kid, number }) => [kid, number]),
        [
          ["a", 1],
          ["b", 2],
        ],
      );
      assert.deepEqual(Buffer.from(all[0]?.sealedPrivate ?? []), Buffer.from("sealed"));
      assert.deepEqual(all[0]?.publicJwk, { kid: "a", kty: "EC" });
    });

    it("takes one away", async () => {
      const store = open();
      await store.add(key(1, "a"));
      await store.remove("a");
      assert.deepEqual(await store.all(), []);
    });
  });
}

/** The rules that every store of attempts keeps. */
export function describeAttemptStore(name: string, open: () => AttemptStore): void {
  describe(`attempt store: ${name}`, () => {
    it("counts from the first attempt until the window ends, then from the beginning", async () => {
      const store = open();
      assert.deepEqual(await store.count("k", NOW), { count: 0, resetTime: undefined });
      await store.add("k", NOW, later(100));
      await store.add("k", later(50), later(150));
      assert.deepEqual(await store.count("k", later(99)), { count: 2, resetTime: later(100) });
      assert.equal((await store.count("k", later(100))).count, 0);
      await store.add("k", later(100), later(200));
      assert.deepEqual(await store.count("k", later(101)), { count: 1, resetTime: later(200) });
    });

    it("counts each of a crowd, also of those that begin a window", async () => {
      const store = open();
      for (const start of [0, 100]) {
        const crowd = Array.from({ length: 20 }, () => store.add("k", later(start), later(start + 100)));
        await Promise.all(crowd);
        assert.equal((await store.count("k", later(start + 1))).count, 20);
      }
    });

    it("forgets at a success, and what has long stopped counting", async () => {
      const store = open();
      for (const key of ["a", "b"]) await store.add(key, NOW, later(100));
      await store.clear("a");
      assert.equal((await store.count("a", NOW)).count, 0);
      await store.forget(later(101));
      assert.equal((await store.count("b", NOW)).count, 0);
    });
  });
}

/** The rules that every store of begun sign-ins keeps. */
export function describeSignInStore(name: string, open: () => SignInStore): void {
  describe(`sign-in store: ${name}`, () => {
    const begun = (id: string): BegunSignIn => ({
      ...{ id, providerId: "p", redirectUri: "http://shop.example/back", codeVerifier: "v", state: "s", nonce: "n" },
      expireTime: NOW,
    });

    it("gives a sign-in to one of many who would complete it", async () => {
      const store = open();
      await store.add(begun("one"));
      const taken = await Promise.all(Array.from({ length: 5 }, () => store.take("one")));
      assert.deepEqual(taken.filter(Boolean), [begun("one")]);
    });

    it("forgets those that nobody completed", async () => {
      const store = open();
      await store.add(begun("one"));
      await store.forget(later(1));
      assert.equal(await store.take("one"), undefined);
    });
  });
}
