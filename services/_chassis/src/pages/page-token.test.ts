import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { PageToken } from "@souk/proto/souk/type/v1/page_token";
import fc from "fast-check";
import { Secret } from "../config/index.ts";
import type { AppError } from "../errors/index.ts";
import { createPageTokens, type ListQuery, type PageKeyValue } from "./page-token.ts";

const SECRET = "a page token secret of tests only";
const pages = createPageTokens(new Secret(SECRET));
const QUERY: ListQuery = { filters: { state: "ACTIVE", brand: "Nordlys" }, order: "price" };

const keyValue: fc.Arbitrary<PageKeyValue> = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.date({ noInvalidDate: true }),
);
const query: fc.Arbitrary<ListQuery> = fc.record({
  filters: fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true, maxKeys: 4 }),
  order: fc.string({ unit: "grapheme" }),
});

function expectInvalid(token: string, for_: ListQuery = QUERY): void {
  assert.throws(
    () => pages.decode(token, for_),
    (error: AppError) => error.reason === "INVALID_PAGE_TOKEN",
    JSON.stringify(token),
  );
}

describe("a page token", () => {
  it("gives back the keys that it was made of", () => {
    fc.assert(
      fc.property(query, fc.array(keyValue, { maxLength: 4 }), (list, keys) => {
        assert.deepEqual(pages.decode(pages.encode(list, keys), list), keys);
      }),
    );
  });

  it("is text for a URL", () => {
    fc.assert(
      fc.property(query, fc.array(keyValue, { maxLength: 4 }), (list, keys) => {
        assert.match(pages.encode(list, keys), /^[A-Za-z0-9_-]+$/);
      }),
    );
  });

  it("is refused with any single bit flipped", () => {
    const token = Buffer.from(pages.encode(QUERY, ["title", 5n, new Date(0)]), "base64url");
    for (let bit = 0; bit < token.length * 8; bit++) {
      const flipped = Buffer.from(token);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expectInvalid(flipped.toString("base64url"));
    }
  });

  it("is refused with any character changed, taken out or added", () => {
    const token = pages.encode(QUERY, ["title"]);
    for (let i = 0; i <= token.length; i++) {
      expectInvalid(`${token.slice(0, i)}*${token.slice(i)}`);
      expectInvalid(`${token.slice(0, i)}A${token.slice(i)}`);
      if (i < token.length) expectInvalid(token.slice(0, i) + token.slice(i + 1) || "x");
    }
  });

  it("is refused by a list with other filters or another order", () => {
    fc.assert(
      fc.property(query, query, (a, b) => {
        const sorted = ({ filters, order }: ListQuery) => JSON.stringify([Object.entries(filters).sort(), order]);
        fc.pre(sorted(a) !== sorted(b));
        expectInvalid(pages.encode(a, ["k"]), b);
      }),
    );
    expectInvalid(pages.encode(QUERY, ["k"]), { ...QUERY, order: "price desc" });
    expectInvalid(pages.encode(QUERY, ["k"]), { ...QUERY, filters: { state: "ACTIVE" } });
  });

  it("does not mind in which order the filters were named", () => {
    const other = { ...QUERY, filters: { brand: "Nordlys", state: "ACTIVE" } };
    assert.deepEqual(pages.decode(pages.encode(QUERY, [1n]), other), [1n]);
  });

  it("is refused when another secret made it", () => {
    expectInvalid(createPageTokens(new Secret("another secret of the tests only")).encode(QUERY, ["k"]));
  });

  it("stands for the first page when empty", () => {
    assert.equal(pages.decode("", QUERY), undefined);
  });

  it("is refused when it is anything else", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
        expectInvalid(text);
      }),
    );
  });

  it("is refused when it has a key without a value, whoever signed it", () => {
    const good = PageToken.decode(Buffer.from(pages.encode(QUERY, []), "base64url").subarray(0, -32));
    const bytes = PageToken.encode({ ...good, lastKeys: [{ value: undefined }] }).finish();
    const mac = createHmac("sha256", SECRET).update(bytes).digest();
    expectInvalid(Buffer.concat([bytes, mac]).toString("base64url"));
  });
});

interface Vector {
  readonly name: string;
  readonly filters: Record<string, string>;
  readonly order: string;
  readonly lastKeys: ({ text: string } | { number: string } | { timeMs: string })[];
  readonly token: string;
}

function fromVector(key: Vector["lastKeys"][number]): PageKeyValue {
  if ("text" in key) return key.text;
  return "number" in key ? BigInt(key.number) : new Date(Number(key.timeMs));
}

describe("the page token vectors for other languages", () => {
  const file = new URL("vectors.json", import.meta.url);
  const { secret, valid, invalid } = JSON.parse(readFileSync(file, "utf8")) as {
    secret: string;
    valid: Vector[];
    invalid: (Omit<Vector, "lastKeys"> & { why: string })[];
  };
  const vectors = createPageTokens(new Secret(secret));

  for (const { name, token, lastKeys, ...list } of valid) {
    it(`are what this implementation writes and reads: ${name}`, () => {
      assert.equal(vectors.encode(list, lastKeys.map(fromVector)), token);
      assert.deepEqual(vectors.decode(token, list), lastKeys.map(fromVector));
    });
  }
  for (const { name, token, ...list } of invalid) {
    it(`are refused: ${name}`, () => {
      assert.throws(() => vectors.decode(token, list), /page token/);
    });
  }
});
