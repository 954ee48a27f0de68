import { proveSilence } from "./silence/proof.ts";
import { runProof } from "./support/checks.ts";

await runProof({
  name: "make prove-silence",
  summary:
    "a peer that accepts connections and never speaks costs its callers their deadline, and nothing once it heals",
  options: { seconds: { type: "string", doc: "how long it is silent, each time (15)" } },
  prove: ({ seconds = "15" }, say) => proveSilence({ silentMs: Number(seconds) * 1_000, perSecond: 20, say }),
});
