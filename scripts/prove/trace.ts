import { runProof } from "./support/checks.ts";
import { proveTrace } from "./trace/proof.ts";

await runProof({
  name: "make prove-trace",
  summary: "one write over REST is one trace: edge, catalog, outbox, queue, inventory",
  options: {},
  prove: () => proveTrace(),
});
