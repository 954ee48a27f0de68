import { assertHold } from "../support/checks.ts";
import { proveWatchdogs } from "./proof.ts";

const say = () => undefined;

describe("workers", () => {
  it("take jobs again soon after each restart of Redis", async function () {
    this.timeout(90_000);
    assertHold(await proveWatchdogs({ restarts: 3, say }));
  });
});
