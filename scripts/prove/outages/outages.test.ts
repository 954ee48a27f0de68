import { assertHold } from "../support/checks.ts";
import { proveOutages } from "./proof.ts";

const say = () => undefined;

describe("outages of the stores", () => {
  it("cost time without Redis, and 503 without MongoDB, and no more", async function () {
    this.timeout(90_000);
    assertHold(await proveOutages({ redisDownMs: 3_000, mongoDownMs: 2_000, say }));
  });
});
