import { assertHold } from "../support/checks.ts";
import { proveCanaries } from "./canaries/proof.ts";
import { proveSessions, proveSignIns } from "./proof.ts";

/** Other tests run beside this one: what they cost must not look like what is measured. */
const COARSE = { mostShare: 0.5, most: { ratio: 10, moreMs: 500 } };

describe("identity", function () {
  this.timeout(90_000);
  const say = () => undefined;

  it("ends sessions and changes keys everywhere in time, with two of it", async () => {
    const rotation = { rotations: 1, perSecond: 50, sessions: 3, settleMs: 500, say };
    assertHold(await proveSessions({ copies: 100, rounds: 1, rotation, atOnce: true }));
  });

  it("tells nothing by a sign-in that fails, and costs others little", async () => {
    const crowd = { logins: 8, windows: 2, windowMs: 700, most: COARSE.most, mostSpread: 1_000, say };
    assertHold(await proveSignIns({ mode: "one", probing: { tries: 8, mostShare: COARSE.mostShare }, crowd }));
  });

  it("leaves nothing that is people's own where it can be read", async () => {
    assertHold(await proveCanaries("one"));
  });
});
