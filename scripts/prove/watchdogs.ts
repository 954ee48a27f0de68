import { runProof } from "./support/checks.ts";
import { proveWatchdogs } from "./watchdogs/proof.ts";

await runProof({
  name: "make prove-watchdogs",
  summary: "workers take jobs again soon after each restart of Redis",
  options: { restarts: { type: "string", doc: "restarts of Redis (20)" } },
  prove: ({ restarts = "20" }, say) => proveWatchdogs({ restarts: Number(restarts), say }),
});
