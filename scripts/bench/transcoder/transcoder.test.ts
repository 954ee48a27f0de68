import { assertHold } from "../../prove/support/checks.ts";
import { benchTranscoder } from "./bench.ts";

describe("the transcoder's benchmark", () => {
  it("runs, and what it compares is the same", function () {
    this.timeout(30_000);
    assertHold(benchTranscoder({ rounds: 1 }));
  });
});
