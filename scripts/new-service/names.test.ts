import assert from "node:assert/strict";
import { checkWord, namesOf, nextNumber, pluralOf } from "./names.ts";
import { render, renderAll } from "./render.ts";

const names = (service: string, resource: string) => namesOf(service, resource, 11, "1.2.3");

describe("the name of a new service", () => {
  for (const word of ["review", "loyalty", "order2"]) {
    it(`may be ${word}`, () => assert.doesNotThrow(() => checkWord("NAME", word)));
  }
  for (const word of ["", "x", "Review", "gift-card", "gift_card", "2fast", "a b", "../up", "z".repeat(31)]) {
    it(`may not be '${word}'`, () => assert.throws(() => checkWord("NAME", word), /must be one lower-case word/));
  }
  for (const word of ["edge", "chassis", "ops", "one", "type", "message", "service", "stream", "class", "await"]) {
    it(`may not be ${word}, which means something else`, () => {
      assert.throws(() => checkWord("NAME", word), /means something else/);
    });
  }
  for (const word of ["page", "call", "id", "request"]) {
    it(`may be ${word}, but no resource may`, () => {
      assert.doesNotThrow(() => names(word, "thing"));
      assert.throws(() => names("loyalty", word), /the service's code needs itself/);
    });
  }

  it("gives every other name, and its ports", () => {
    assert.deepEqual(names("loyalty", "category"), {
      ...{ service: "loyalty", Service: "Loyalty", mongodbVersion: "1.2.3" },
      ...{ resource: "category", Resource: "Category", RESOURCE: "CATEGORY" },
      ...{ resources: "categories", Resources: "Categories" },
      ...{ number: "11", grpcPort: "7111", adminPort: "7211" },
    });
  });

  const plurals = {
    review: "reviews",
    box: "boxes",
    dish: "dishes",
    day: "days",
    warranty: "warranties",
    bus: "buses",
  };
  for (const [one, many] of Object.entries(plurals)) {
    it(`of what is kept has the plural ${many}`, () => assert.equal(pluralOf(one), many));
  }
});

describe("the number of a new service", () => {
  it("is the one that the architecture has for its name, else the first free one from 11", () => {
    assert.equal(nextNumber("cart", [2, 3]), 4);
    assert.equal(nextNumber("review", [2, 3, 0]), 11);
    assert.equal(nextNumber("review", [11, 12, 14]), 13);
  });

  it("is refused where there is none left", () => {
    const all = Array.from({ length: 50 }, (_, i) => i);
    assert.throws(() => nextNumber("review", all), /hold no more services/);
  });
});

describe("the files of a new service", () => {
  it("have every token filled in, in their paths too", () => {
    const files = renderAll(names("loyalty", "voucher"));
    for (const { path, text } of files) assert.doesNotMatch(path + text, /\{\{\w|\.tmpl/, path);
    const paths = files.map(({ path }) => path);
    for (const path of ["proto/souk/loyalty/v1/voucher.proto", "services/loyalty/src/usecases/list-vouchers.ts"]) {
      assert.ok(paths.includes(path), path);
    }
  });

  it("may not have a token that stands for nothing", () => {
    assert.throws(() => render("{{colour}}", names("loyalty", "voucher")), /\{\{colour\}\}, which stands for nothing/);
  });

  it("keep braces that are a contract's own", () => {
    assert.equal(render("/v1/{{{resource}}_id}", names("loyalty", "voucher")), "/v1/{voucher_id}");
  });
});
