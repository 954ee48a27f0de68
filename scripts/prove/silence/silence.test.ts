import { assertHold } from "../support/checks.ts";
import { proveSilence } from "./proof.ts";

const say = () => undefined;

describe("a peer that does not speak", () => {
  it("costs its callers their deadline, and nothing once it heals", async function () {
    this.timeout(90_000);
    assertHold(await proveSilence({ silentMs: 3_000, perSecond: 20, say }));
  });
});
