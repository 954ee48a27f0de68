import assert from "node:assert/strict";
import { prefersProblem } from "./failure-body.ts";

describe("problem+json", () => {
  const cases: [accept: string | undefined, preferred: boolean][] = [
    [undefined, false],
    ["", false],
    ["*/*", false],
    ["application/*", false],
    ["application/json", false],
    ["application/problem+json", true],
    ["APPLICATION/Problem+JSON".toLowerCase(), true],
    ["application/json, application/problem+json", true],
    ["application/problem+json, */*;q=0.1", true],
    ["application/problem+json;q=0.9, application/json", false],
    ["application/problem+json, application/json;q=0.9", true],
    ["application/problem+json;q=0", false],
    ["application/problem+json;q=x", false],
    ["application/problem+jsonp", false],
  ];
  for (const [accept, preferred] of cases) {
    it(`is ${preferred ? "" : "not "}preferred by Accept: ${accept}`, () =>
      assert.equal(prefersProblem(accept), preferred));
  }
});
