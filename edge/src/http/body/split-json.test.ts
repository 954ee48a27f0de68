import assert from "node:assert/strict";
import fc from "fast-check";
import { splitJson } from "./split-json.ts";

async function* cut(text: string, sizes: readonly number[]): AsyncGenerator<Buffer, void> {
  const bytes = Buffer.from(text);
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const size = sizes.length === 0 ? bytes.length : (sizes[i % sizes.length] as number);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function split(text: string, sizes: readonly number[] = [], limitBytes = 1e9): Promise<string[]> {
  const values: string[] = [];
  for await (const value of splitJson(cut(text, sizes), limitBytes)) values.push(String(value));
  return values;
}

describe("a stream of JSON values", () => {
  const json = fc.oneof(
    fc.json(),
    fc.string().map((text) => JSON.stringify(text)),
    fc.integer().map(String),
  );
  const blanks = fc.constantFrom("", " ", "\n", "\r\n\t ");
  const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 });

  it("is cut where its values end, however it comes", async () => {
    const property = fc.asyncProperty(fc.array(json), blanks, sizes, async (values, blank, pieces) => {
      const texts = values.filter((value) => !value.startsWith("["));
      assert.deepEqual(await split(texts.join(`${blank}\n`), pieces), texts);
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it("may be an array, whose items may be arrays", async () => {
    const property = fc.asyncProperty(fc.array(json), blanks, sizes, async (values, blank, pieces) => {
      assert.deepEqual(
        await split(`${blank}[${values.map((value) => blank + value + blank).join(",")}]${blank}`, pieces),
        values,
      );
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it("may have a number or a word at its end, and words beside what closes itself", async () => {
    assert.deepEqual(await split("1 2"), ["1", "2"]);
    assert.deepEqual(await split('{"a":1}true"x"null{}'), ['{"a":1}', "true", '"x"', "null", "{}"]);
  });

  it("does not end in the middle of a string", async () => {
    assert.deepEqual(await split('{"a":"}\\"]"}"\\\\"', [1]), ['{"a":"}\\"]"}', '"\\\\"']);
  });

  for (const text of [
    "{",
    "[",
    "[1",
    "[1,",
    '"a',
    "[1,]",
    "[,1]",
    "[1 2]",
    "1,2",
    "[1]2",
    "[1][2]",
    "]",
    "}",
    ",",
    "[}",
  ]) {
    it(`is not ${text}`, () => assert.rejects(split(text), { reason: "MALFORMED_REQUEST" }));
  }

  it("holds no value above the limit, and any number of those below", async () => {
    assert.equal((await split("123 ".repeat(1000), [3], 3)).length, 1000);
    await assert.rejects(split("1 1234", [], 3), { reason: "BODY_TOO_LARGE" });
    await assert.rejects(split(`"${"x".repeat(100)}`, [2], 3), { reason: "BODY_TOO_LARGE" });
  });
});
