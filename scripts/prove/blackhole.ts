import { proveBlackhole } from "./blackhole/proof.ts";
import { runProof } from "./support/checks.ts";
import { withTestMongo } from "./support/test-mongo.ts";

await runProof({
  name: "make prove-blackhole",
  summary: "a payment provider that answers nothing keeps no answer of the shop, and costs browsers little",
  options: { window: { type: "string", doc: "seconds of each of the eight windows (10)" } },
  prove: ({ window = "10" }, say) =>
    withTestMongo(() =>
      proveBlackhole({
        ...{ mode: "many", windows: 8, windowMs: Number(window) * 1_000, ordersPerSecond: 2 },
        ...{ most: { ratio: 1.5, moreMs: 10 }, mostSpread: 2, say },
      }),
    ),
});
