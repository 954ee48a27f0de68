import { assertHold } from "../support/checks.ts";
import { proveOversell } from "./proof.ts";

const say = () => undefined;

describe("a crowd that wants more than there is", () => {
  it("gets what there is, and nobody more", async function () {
    this.timeout(240_000);
    assertHold(await proveOversell({ mode: "one", buyers: 100, items: 10, rounds: 1, say }));
  });
});
