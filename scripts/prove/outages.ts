import { proveOutages } from "./outages/proof.ts";
import { runProof } from "./support/checks.ts";

await runProof({
  name: "make prove-outages",
  summary: "without Redis the shop goes on; without MongoDB it says so, and is back soon",
  options: {
    redis: { type: "string", doc: "seconds without Redis (30)" },
    mongo: { type: "string", doc: "seconds without MongoDB (10)" },
  },
  prove: ({ redis = "30", mongo = "10" }, say) =>
    proveOutages({ redisDownMs: Number(redis) * 1_000, mongoDownMs: Number(mongo) * 1_000, say }),
});
