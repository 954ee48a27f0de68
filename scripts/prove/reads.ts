import { proveReads } from "./reads/proof.ts";
import { runProof } from "./support/checks.ts";

await runProof({
  name: "make prove-reads",
  summary: "a crowd that reads the same at once is five calls at most",
  options: { readers: { type: "string", doc: "how many (1000)" } },
  prove: ({ readers = "1000" }) => proveReads({ readers: Number(readers) }),
});
