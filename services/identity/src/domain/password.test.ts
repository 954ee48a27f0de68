import assert from "node:assert/strict";
import fc from "fast-check";
import { IdentityError } from "./errors.ts";
import { canBePassword, checkNewPassword, normalizePassword } from "./password.ts";

const nothingIsCommon = (_password: string) => false;

function ruleBrokenBy(password: string, isCommon = nothingIsCommon): string | undefined {
  try {
    checkNewPassword(password, isCommon);
    return undefined;
  } catch (error) {
    assert(error instanceof IdentityError);
    assert.equal(error.reason, "PASSWORD_REFUSED");
    return error.metadata.rule;
  }
}

describe("a new password", () => {
  it("has 8 to 1,024 bytes, whatever it is written in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 1_100 }), (password) => {
        const bytes = Buffer.byteLength(password.normalize("NFC"));
        const expected = bytes < 8 ? "too-short" : bytes > 1_024 ? "too-long" : undefined;
        assert.equal(ruleBrokenBy(password), expected);
      }),
    );
    assert.equal(ruleBrokenBy("x".repeat(8)), undefined);
    assert.equal(ruleBrokenBy("x".repeat(7)), "too-short");
    assert.equal(ruleBrokenBy("é".repeat(4)), undefined, "four letters of two bytes each");
    assert.equal(ruleBrokenBy("x".repeat(1_024)), undefined);
    assert.equal(ruleBrokenBy("x".repeat(1_025)), "too-long");
  });

  it("is none that everybody tries first", () => {
    assert.equal(
      ruleBrokenBy("password1", (password) => password === "password1"),
      "common",
    );
  });

  it("is the same in each form of Unicode", () => {
    assert.equal(normalizePassword("cafe\u0301 au lait"), normalizePassword("caf\u00e9 au lait"));
  });
});

it("what is too long to be anybody's password is not worth hashing", () => {
  assert.equal(canBePassword("x".repeat(1_024)), true);
  assert.equal(canBePassword("x".repeat(1_025)), false);
});
