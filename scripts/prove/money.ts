import { proveMoney } from "./money/proof.ts";
import { runProof } from "./support/checks.ts";

await runProof({
  name: "make prove-money",
  summary: "prices, taxes, discounts and refunds sum exactly, and no amount changes on its way",
  options: {
    cases: { type: "string", doc: "random cases (1000000)" },
    seed: { type: "string", doc: "another seed makes other cases (1)" },
  },
  prove: ({ cases = "1000000", seed = "1" }, say) => proveMoney({ cases: Number(cases), seed: Number(seed), say }),
});
