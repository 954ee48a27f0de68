import { runProof } from "./support/checks.ts";
import { proveWebhooks } from "./webhooks/proof.ts";

await runProof({
  name: "make prove-webhooks",
  summary: "no forged, changed or stale webhook is taken, and none is read before its signature was checked",
  options: { seed: { type: "string", doc: "decides what is changed (--seed 7)" } },
  prove: ({ seed = "1" }) => proveWebhooks({ count: 2_000, seed: Number(seed) }),
});
