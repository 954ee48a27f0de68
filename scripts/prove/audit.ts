import { proveAudit } from "./audit/proof.ts";
import { runProof } from "./support/checks.ts";

await runProof({
  name: "make prove-audit",
  summary: "whichever row of an audit log is edited, deleted or moved is found, with its position",
  options: { rows: { type: "string", doc: "rows of the log, each of which is tampered with (1000)" } },
  prove: ({ rows = "1000" }, say) => proveAudit({ rows: Number(rows), say }),
});
