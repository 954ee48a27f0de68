import { proveDocs } from "./docs/proof.ts";
import { runProof } from "./support/checks.ts";

await runProof({
  name: "make prove-docs",
  summary: "in a real browser the docs page loads, tries operations out, and speaks with nobody but the edge",
  options: {},
  prove: (_, say) => proveDocs(say),
});
