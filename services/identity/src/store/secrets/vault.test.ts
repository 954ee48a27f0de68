import assert from "node:assert/strict";
import { Secret } from "@souk/chassis/config";
import fc from "fast-check";
import { createVault } from "./vault.ts";

const vault = createVault(new Secret("a key of the tests, which is long enough"));
const other = createVault(new Secret("another key of the tests, long enough too"));

describe("the vault", () => {
  it("opens what it sealed, in its place and nowhere else", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), fc.string(), (plain, place, elsewhere) => {
        const sealed = vault.seal(plain, place);
        assert.deepEqual(new Uint8Array(vault.open(sealed, place)), plain);
        if (elsewhere !== place) assert.throws(() => vault.open(sealed, elsewhere));
        assert.throws(() => other.open(sealed, place));
      }),
    );
  });

  it("opens nothing that was changed, at any byte", () => {
    const sealed = vault.seal(Buffer.from("secret"), "place");
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed);
      changed[i] = (changed[i] ?? 0) ^ 1;
      assert.throws(() => vault.open(changed, "place"));
      assert.throws(() => vault.open(sealed.subarray(0, i), "place"));
    }
  });

  it("seals the same differently each time", () => {
    assert.notDeepEqual(vault.seal(Buffer.from("x"), "p"), vault.seal(Buffer.from("x"), "p"));
  });

  it("names a text the same each time, and otherwise in another space and under another key", () => {
    assert.equal(vault.blindIndex("email", "a"), vault.blindIndex("email", "a"));
    const names = [
      vault.blindIndex("email", "a"),
      vault.blindIndex("phone", "a"),
      other.blindIndex("email", "a"),
      vault.mac("email", "a"),
    ];
    assert.equal(new Set(names).size, names.length);
  });

  it("cannot be steered by moving a border between parts", () => {
    assert.notEqual(vault.mac("s", "a", "bc"), vault.mac("s", "ab", "c"));
    assert.notEqual(vault.mac("s", "a"), vault.mac("s", "a", ""));
  });
});
