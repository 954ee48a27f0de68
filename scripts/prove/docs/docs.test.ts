import { assertHold } from "../support/checks.ts";
import { proveDocs } from "./proof.ts";

describe("the docs page in a browser", () => {
  it("loads, tries operations out, and speaks with nobody but the edge", async function () {
    this.timeout(180_000); // the first time Chromium is fetched
    assertHold(await proveDocs(() => undefined));
  });
});
