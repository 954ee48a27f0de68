import assert from "node:assert/strict";
import { inJsonSpelling, reasonsIn, sayingOf, summaryOf, withoutErrors, withoutName } from "./prose.ts";

describe("a comment as prose", () => {
  it("loses the name that it begins with", () => {
    assert.equal(withoutName("title is the name that customers see.", "title"), "The name that customers see.");
    assert.equal(withoutName("GetProduct returns one product.", "GetProduct"), "Returns one product.");
    assert.equal(withoutName("Something else.", "title"), "Something else.");
  });

  it("has its first sentence as summary", () => {
    assert.equal(summaryOf("GetX returns one x. Only staff see all.\n\nErrors: X_NOT_FOUND.", "GetX"), "Returns one x");
    assert.equal(summaryOf("", "GetX"), "");
  });

  it("says what a reason means", () => {
    assert.equal(sayingOf("ERROR_REASON_A_B says that there is no b. Or so.", "ERROR_REASON_A_B"), "There is no b");
  });

  it("names reasons, and when they are given", () => {
    const comment = "Lists. Errors: A_B, C_D also when it is late, or never, E_F.";
    assert.deepEqual(reasonsIn(comment), [
      { reason: "A_B", when: "" },
      { reason: "C_D", when: "also when it is late, or never" },
      { reason: "E_F", when: "" },
    ]);
    assert.equal(withoutErrors(comment), "Lists.");
    assert.deepEqual(reasonsIn("No such line."), []);
  });

  it("leaves words alone that are no fields", () => {
    assert.equal(inJsonSpelling("With page_size, snake_case.", []), "With page_size, snake_case.");
  });
});
