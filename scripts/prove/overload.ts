import { proveOverload } from "./overload/proof.ts";
import { runProof } from "./support/checks.ts";

await runProof({
  name: "make prove-overload",
  summary: "a service that is asked for three times what it can do does what it can, and the others hear so at once",
  options: { seconds: { type: "string", doc: "how long (60)" } },
  prove: ({ seconds = "60" }, say) => proveOverload({ overloadMs: Number(seconds) * 1_000, peakMs: 20_000, say }),
});
