import assert from "node:assert/strict";
import { kitchenContract } from "../../test/support/kitchen.ts";
import { deprecationHeaders } from "./deprecation.ts";
import { nextPageLink, pageFieldsOf } from "./next-page.ts";

const method = (name: string) => kitchenContract().method(`/kitchen.v1.KitchenService/${name}`)?.desc as never;

describe("the link to the next page", () => {
  const fields = pageFieldsOf(method("ListDishes"));
  assert(fields);

  const cases: [query: string, link: string][] = [
    ["", "</v1/dishes?pageToken=a%26b>"],
    ["pageSize=2&tags=x", "</v1/dishes?pageSize=2&tags=x&pageToken=a%26b>"],
    ["page_token=old&pageSize=2", "</v1/dishes?pageSize=2&pageToken=a%26b>"],
    ["pageToken=old&&tags=%20", "</v1/dishes?tags=%20&pageToken=a%26b>"],
  ];
  for (const [query, link] of cases) {
    it(`after ?${query} is ${link}`, () => {
      assert.equal(nextPageLink("/v1/dishes", query, fields, "a&b"), `${link}; rel="next"`);
    });
  }

  it("is for lists only", () => assert.equal(pageFieldsOf(method("GetDish")), undefined));
});

it("a call that goes away says since when, from when, and where to read of it", () => {
  assert.deepEqual(deprecationHeaders({ since: "2026-01-31", sunset: "2026-12-31", link: "https://x.example/why" }), {
    deprecation: "@1769817600",
    sunset: "Thu, 31 Dec 2026 00:00:00 GMT",
    link: '<https://x.example/why>; rel="deprecation"',
  });
  assert.deepEqual(deprecationHeaders({ since: "2026-01-31", sunset: "", link: "" }), { deprecation: "@1769817600" });
  assert.deepEqual(deprecationHeaders(undefined), {});
});
