import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeUtf8, type Json, JsonNumber, JsonTextError, scanJson } from "./scan-json.ts";

function plain(value: Json): unknown {
  if (value instanceof JsonNumber) return Number(value.text);
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, plain(item)]));
  return value;
}

describe("JSON text", () => {
  it("is read as JSON.parse reads it", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 1, "\t"), (json, space) => {
        const text = JSON.stringify(JSON.parse(json), null, space);
        assert.deepEqual(plain(scanJson(text)), JSON.parse(text));
      }),
    );
  });

  it("is refused where JSON.parse refuses it", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      "1",
      "-",
      "0",
      ".5",
      "e1",
      "tru",
      "true",
      "null",
      " ",
      "\\",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join("");
        let expected: unknown;
        try {
          expected = JSON.parse(text);
        } catch {
          assert.throws(() => scanJson(text), JsonTextError);
          return;
        }
        assert.deepEqual(plain(scanJson(text)), expected);
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps every digit of a number", () => {
    assert.equal((scanJson("9007199254740993") as JsonNumber).text, "9007199254740993");
    assert.equal((scanJson(" -1.50E+007 ") as JsonNumber).text, "-1.50E+007");
  });

  it("gives keys no meaning of their own", () => {
    assert.deepEqual(
      [...(scanJson('{"__proto__":1,"constructor":2}') as Map<string, Json>).keys()],
      ["__proto__", "constructor"],
    );
  });

  it("reads every escape", () => {
    assert.equal(scanJson('"\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\ud83d\\ude00é"'), '"\\/\b\f\n\r\tA😀é');
  });

  const refused: [text: string, path: string, message: string][] = [
    ["", "", "is not JSON at character 1"],
    ["{", "", "is not JSON at character 2"],
    ['{"a":1', "", "is not JSON at character 7"],
    ['{"a" 1}', "a", "is not JSON at character 6"],
    ["{a:1}", "", "is not JSON at character 2"],
    ["[1,]", "[1]", "is not JSON at character 4"],
    ['{"a":1,}', "", "is not JSON at character 8"],
    ["NaN", "", "is not JSON at character 1"],
    ["-Infinity", "", "is not JSON at character 1"],
    ["nul", "", "is not JSON at character 1"],
    ["+1", "", "is not JSON at character 1"],
    ["01", "", "has text after the JSON value"],
    ["1.", "", "has text after the JSON value"],
    [".5", "", "is not JSON at character 1"],
    ["0x10", "", "has text after the JSON value"],
    ["{} {}", "", "has text after the JSON value"],
    ["'a'", "", "is not JSON at character 1"],
    ['"a', "", "is not JSON at character 3"],
    ['"a\nb"', "", "is not JSON at character 3"],
    ['"\\x41"', "", "is not JSON at character 3"],
    ['"\\u12"', "", "is not JSON at character 4"],
    ['{"a":{"b":1,"b":2}}', "a.b", "is given twice; once is enough"],
    ['{"a":1,"\\u0061":2}', "a", "is given twice; once is enough"],
    ['{"a":["x","\\ud800"]}', "a[1]", "has an unpaired surrogate; a pair is such as \\ud83d\\ude00"],
    ['{"\\udc00":1}', "", "has an unpaired surrogate; a pair is such as \\ud83d\\ude00"],
    ["\ufeff{}", "", "is not JSON at character 1"],
    ["/* */{}", "", "is not JSON at character 1"],
  ];
  for (const [text, path, message] of refused) {
    it(`${JSON.stringify(text)} ${message}${path && ` at ${path}`}`, () => {
      assert.throws(
        () => scanJson(text),
        (error) => error instanceof JsonTextError && error.path === path && error.message === message,
      );
    });
  }

  it("may be nested 64 deep and no deeper", () => {
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    scanJson(nested(64));
    scanJson(`${'{"a":'.repeat(64)}1${"}".repeat(64)}`);
    assert.throws(() => scanJson(nested(65)), /is nested deeper than 64 levels/);
    assert.throws(() => scanJson('{"a":'.repeat(100_000)), /is nested deeper than 64 levels/);
  });

  it("may have 1000 keys in an object and no more", () => {
    const object = (count: number) => `{${Array.from({ length: count }, (_, i) => `"k${i}":1`).join(",")}}`;
    scanJson(object(1000));
    assert.throws(() => scanJson(object(1001)), /one key more than the 1000/);
  });

  for (const bytes of [[0xff], [0xc0, 0xaf], [0xe2, 0x82], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80]]) {
    it(`the bytes ${Buffer.from(bytes).toString("hex")} are no text`, () => {
      assert.throws(() => decodeUtf8(Uint8Array.from([0x22, ...bytes, 0x22])), /is not UTF-8/);
    });
  }
});
