import { proveHostile } from "./hostile/proof.ts";
import { runProof } from "./support/checks.ts";

await runProof({
  name: "make prove-hostile",
  summary: "whatever is sent gets a documented answer of one form, which says nothing of what is inside",
  options: {
    requests: { type: "string", doc: "how many (50000)" },
    seed: { type: "string", doc: "what they are made of (1)" },
  },
  prove: ({ requests = "50000", seed = "1" }, say) =>
    proveHostile({ requests: Number(requests), seed: Number(seed), say }),
});
