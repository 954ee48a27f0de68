import { assertHold } from "../support/checks.ts";
import { proveWebhooks } from "./proof.ts";

describe("forged, changed and stale webhooks", () => {
  it("are refused unread, over REST through a real edge", async function () {
    this.timeout(60_000);
    assertHold(await proveWebhooks({ count: 100, seed: 1 }));
  });
});
