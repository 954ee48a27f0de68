import { assertHold } from "../support/checks.ts";
import { proveTranscoder } from "./proof.ts";

const say = () => undefined;

describe("the compiled transcoder", () => {
  it("prints what protobuf-es prints, and refuses what is malformed", async function () {
    this.timeout(30_000);
    assertHold(await proveTranscoder({ messages: 4_000, seed: 7, say }));
  });
});
