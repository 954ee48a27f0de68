import assert from "node:assert/strict";
import { CacheScope } from "@souk/proto/souk/options/v1/policy";
import { cacheHeaders, entityTagOfBytes, namesTag } from "./cache-headers.ts";

describe("If-None-Match", () => {
  const named = ['"a"', ' "a" ', 'W/"a"', '"b", "a"', '"b",W/"a"', "*", " * "];
  for (const header of named) it(`${header} names "a"`, () => assert(namesTag(header, '"a"')));
  const others = ["", "a", '"b"', '"A"', '"a', '"a" "b"', '"b" junk, "a"', '"a", junk', ","];
  for (const header of others) it(`${header || "nothing"} does not name "a"`, () => assert(!namesTag(header, '"a"')));

  it("names nothing that has no tag", () => assert(!namesTag("*", undefined)));
});

describe("how long an answer may be kept", () => {
  const cache = (scope: CacheScope) => ({ scope, maxAgeSeconds: 10, etag: false });
  const cases: [scope: CacheScope | undefined, ofNobody: string | undefined, ofSomebody: string | undefined][] = [
    [CacheScope.PUBLIC, "public, max-age=10", "private, max-age=10"],
    [CacheScope.PRIVATE, "private, max-age=10", "private, max-age=10"],
    [CacheScope.NO_STORE, "no-store", "no-store"],
    [undefined, undefined, "no-store"],
  ];
  for (const [scope, ofNobody, ofSomebody] of cases) {
    it(`by scope ${scope} is ${ofNobody} for nobody in particular, and ${ofSomebody} for somebody`, () => {
      const policy = scope === undefined ? undefined : cache(scope);
      assert.equal(cacheHeaders(policy, false)["cache-control"], ofNobody);
      assert.equal(cacheHeaders(policy, true)["cache-control"], ofSomebody);
    });
  }
});

it("the tag of content changes with it", () => {
  assert.equal(entityTagOfBytes(Buffer.from("a")), entityTagOfBytes(Buffer.from("a")));
  assert.notEqual(entityTagOfBytes(Buffer.from("a")), entityTagOfBytes(Buffer.from("b")));
  assert.match(entityTagOfBytes(Buffer.from("a")), /^"[\w-]{27}"$/);
});
