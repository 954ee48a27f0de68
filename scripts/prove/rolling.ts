import { proveRolling } from "./rolling/proof.ts";
import { runProof } from "./support/checks.ts";

await runProof({
  name: "make prove-rolling",
  summary: "replicas are restarted one after the other, and no request at the edge fails",
  options: {
    rps: { type: "string", doc: "requests a second at the edge (200)" },
    rounds: { type: "string", doc: "restarts of each replica (3)" },
  },
  prove: ({ rps = "200", rounds = "3" }, say) => proveRolling({ perSecond: Number(rps), rounds: Number(rounds), say }),
});
