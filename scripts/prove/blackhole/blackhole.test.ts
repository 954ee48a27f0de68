import { assertHold } from "../support/checks.ts";
import { proveBlackhole } from "./proof.ts";

const say = () => undefined;
/** The figures of browsing are for a machine that has nothing else to do. */
const AS_IT_COMES = { most: { ratio: 100, moreMs: 5_000 }, mostSpread: 1_000 };

describe("a payment provider that answers nothing", () => {
  it("keeps no order from being taken in time, and all are paid once it is back", async function () {
    this.timeout(180_000);
    const small = { mode: "one", windows: 2, windowMs: 2_000, ordersPerSecond: 2 } as const;
    assertHold(await proveBlackhole({ ...small, ...AS_IT_COMES, say }));
  });
});
