import assert from "node:assert/strict";
import { afterCode, type SecondFactor } from "./second-factor.ts";

const factor: SecondFactor = { secret: "S", confirmed: true, lastStep: 10, recoveryHashes: ["#one", "#two"] };
const check = {
  findStep: (_: string, code: string) => (/^\d+$/.test(code) ? Number(code) : undefined),
  hashOf: (code: string) => `#${code}`,
};

describe("a code of the second factor", () => {
  it("is good once, and with it all before it are used up", () => {
    assert.equal(afterCode(factor, "11", check)?.lastStep, 11);
    for (const used of ["10", "9"]) assert.equal(afterCode(factor, used, check), undefined);
  });

  it("may be a recovery code, which is good once", () => {
    const after = afterCode(factor, "one", check);
    assert.deepEqual(after?.recoveryHashes, ["#two"]);
    assert.equal(after && afterCode(after, "one", check), undefined);
  });

  it("is neither: refused", () => assert.equal(afterCode(factor, "three", check), undefined));
});
