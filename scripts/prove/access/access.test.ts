import { assertHold } from "../support/checks.ts";
import { proveAccess } from "./proof.ts";

describe("who may do what", () => {
  it("is what the contract says, of every rpc and every route with an id", async function () {
    this.timeout(120_000);
    assertHold(await proveAccess("one"));
  });
});
