import assert from "node:assert/strict";
import { create, type DescMessage, toJson } from "@bufbuild/protobuf";
import fc from "fast-check";
import { bind } from "../../test/support/bind.ts";
import { kitchenContract } from "../../test/support/kitchen.ts";

const { registry } = kitchenContract();
const Everything = registry.getMessage("kitchen.v1.Everything") as DescMessage;

const text = fc.string({ unit: "binary" }).map((value) => value.toWellFormed());
const INT64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

/** Values of fields, as protobuf-es takes them. */
const message = fc.record(
  {
    aString: text,
    maybeString: text,
    aBool: fc.boolean(),
    anInt32: fc.integer(),
    anInt64: fc.bigInt(INT64),
    aUint64: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
    aDouble: fc.double(),
    aBytes: fc.uint8Array({ minLength: 1 }),
    aColour: fc.constantFrom(0, 1, 2),
    strings: fc.array(text),
    int64s: fc.array(fc.bigInt(INT64)),
    stringMap: fc.dictionary(text, text),
    renamed: text,
  },
  { requiredKeys: [] },
);

type Fields = Record<string, unknown>;

function parametersOf(fields: Fields, prefix: string): [name: string, value: string][] {
  return Object.entries(fields).flatMap(([name, value]) => parametersOfField(prefix + name, value));
}

function parametersOfField(path: string, value: unknown): [name: string, value: string][] {
  if (Array.isArray(value)) return value.map((item) => [path, String(item)]);
  if (value instanceof Uint8Array) return [[path, Buffer.from(value).toString("base64")]];
  if (typeof value !== "object") return [[path, Object.is(value, -0) ? "-0" : String(value)]];
  return Object.entries(value as object).map(([key, item]) => [`${path}[${key}]`, String(item)]);
}

describe("a query", () => {
  it("gives back every message whose fields it was made of, in any order and spelling", () => {
    fc.assert(
      fc.property(message, message, fc.infiniteStream(fc.boolean()), (outer, inner, coins) => {
        const spelled = ([name, value]: [string, string]) => {
          const snake = name.replace(/^[^[]*/, (path) =>
            path.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
          );
          const shown = coins.next().value ? snake : name;
          return `${encodeURIComponent(shown)}=${encodeURIComponent(value)}`;
        };
        const pairs = [...parametersOf(outer, ""), ...parametersOf(inner, "aChild.")].map(spelled);
        const isChildNamed = parametersOf(inner, "").length > 0;
        const expected = create(Everything, { ...outer, ...(isChildNamed ? { aChild: inner } : {}) } as never);
        const query = coins.next().value ? pairs.join("&") : `&${pairs.join("&&")}&`;
        assert.deepEqual(bind(`GET /v1/everything?${query}`), toJson(Everything, expected, { registry }));
      }),
      { numRuns: 500 },
    );
  });
});
