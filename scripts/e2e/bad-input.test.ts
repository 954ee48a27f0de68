import assert from "node:assert/strict";
import { describeInBothModes, openShop, type RunningShop } from "./support/shop.ts";

const GOOD = '"title":"Mug","price":{"currencyCode":"EUR","amountMinor":"100"}';
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

interface Case {
  readonly what: string;
  readonly body: string | Uint8Array;
  readonly status: number;
  /** A word of the answer that tells what to mend. */
  readonly names: string;
}

const CASES: readonly Case[] = [
  { what: "an unknown field", body: `{${GOOD},"colour":"blue"}`, status: 400, names: "product.colour" },
  { what: "a number where a string belongs", body: '{"title":7}', status: 400, names: "product.title" },
  {
    what: "an operator object where a string belongs",
    body: '{"title":{"$gt":""}}',
    status: 400,
    names: "product.title",
  },
  {
    what: "an operator as attribute",
    body: `{${GOOD},"attributes":{"$where":"1"}}`,
    status: 400,
    names: "attributes",
  },
  {
    what: "int64 text beyond 2^63 - 1",
    body: '{"title":"Mug","price":{"currencyCode":"EUR","amountMinor":"9223372036854775808"}}',
    status: 400,
    names: "product.price.amountMinor",
  },
  {
    what: "an int64 number beyond 2^63 - 1",
    body: '{"title":"Mug","price":{"currencyCode":"EUR","amountMinor":9223372036854775808}}',
    status: 400,
    names: "product.price.amountMinor",
  },
  {
    what: "NaN",
    body: '{"title":"Mug","price":{"amountMinor":NaN}}',
    status: 400,
    names: "MALFORMED_REQUEST",
  },
  {
    what: "NaN as text",
    body: '{"title":"Mug","price":{"amountMinor":"NaN"}}',
    status: 400,
    names: "amountMinor",
  },
  { what: "a duplicate key", body: `{${GOOD},"title":"Other"}`, status: 400, names: "title" },
  {
    what: "both spellings of a field",
    body: `{${GOOD},"variantGroup":"a","variant_group":"b"}`,
    status: 400,
    names: "variant",
  },
  {
    what: "invalid UTF-8",
    body: Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]),
    status: 400,
    names: "UTF-8",
  },
  { what: "depth 65", body: nested(65), status: 400, names: "deep" },
  {
    what: "an unknown enum name",
    body: `{${GOOD},"state":"PRODUCT_STATE_SOLD"}`,
    status: 400,
    names: "product.state",
  },
  {
    what: "a body over the route's limit",
    body: `{"title":"${"x".repeat(131_072)}"}`,
    status: 413,
    names: "BODY_TOO_LARGE",
  },
  { what: "1 MiB and a byte", body: Buffer.alloc(1_048_577, 0x20), status: 413, names: "BODY_TOO_LARGE" },
  { what: "no JSON at all", body: "title=Mug", status: 400, names: "MALFORMED_REQUEST" },
  { what: "a list", body: "[]", status: 400, names: "product" },
  {
    what: "an empty title",
    body: '{"title":"","price":{"currencyCode":"EUR"}}',
    status: 400,
    names: "product.title",
  },
];

const QUERIES: readonly [what: string, path: string, names: string][] = [
  ["a broken page token", "/v1/products?pageToken=abc", "INVALID_PAGE_TOKEN"],
  ["a page size that is too large", "/v1/products?pageSize=101", "pageSize"],
  ["a page size that is no number", "/v1/products?pageSize=ten", "pageSize"],
  ["an unknown enum name", "/v1/products?state=SOLD", "state"],
  ["an unknown parameter", "/v1/products?color=blue", "color"],
  ["an operator in brackets", "/v1/products?brand[$gt]=", "brand"],
  ["a bad escape", "/v1/products/%zz", "MALFORMED_REQUEST"],
  ["an order without an index", "/v1/products?brand=x&orderBy=title", "orderBy"],
];

describeInBothModes("bad input over REST", (mode) => {
  let shop: RunningShop;
  let token: string;
  before(async () => {
    shop = await openShop({ mode, only: "catalog,edge" });
    token = await shop.token("staff");
  });
  after(async () => {
    assert.equal(await shop.catalogDb.db.collection("products").countDocuments(), 0, "something was written");
    assert.equal(await shop.catalogDb.db.collection("slugs").countDocuments(), 0, "a slug was claimed");
    await shop.stop();
  });

  async function expectRefused(answer: Response, status: number, names: string): Promise<void> {
    const text = await answer.text();
    assert.equal(answer.status, status, text);
    assert.ok(text.includes(names), `${names} is not named in ${text}`);
    assert.ok(JSON.parse(text).details[0].reason, "no reason");
  }

  for (const { what, body, status, names } of CASES) {
    it(`refuses ${what} with ${status} and names ${names}`, async () => {
      const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
      const answer = await fetch(`${shop.base}/v1/products`, {
        method: "POST",
        headers,
        body: body as string,
      });
      await expectRefused(answer, status, names);
    });
  }

  for (const [what, path, names] of QUERIES) {
    it(`refuses ${what} and names ${names}`, async () => {
      await expectRefused(await fetch(`${shop.base}${path}`), 400, names);
    });
  }
});
