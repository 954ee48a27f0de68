import { assertHold } from "../support/checks.ts";
import { proveRolling } from "./proof.ts";

const say = () => undefined;

describe("rolling restarts", () => {
  it("fail no request at the edge", async function () {
    this.timeout(90_000);
    assertHold(await proveRolling({ perSecond: 50, rounds: 1, say }));
  });
});
