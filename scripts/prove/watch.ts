import { runProof } from "./support/checks.ts";
import { proveWatch } from "./watch/proof.ts";

await runProof({
  name: "make prove-watch",
  summary: "watchers miss nothing and cost nothing, though the catalog is restarted and one of them is slow",
  options: {
    changes: { type: "string", doc: "product changes (2000)" },
    products: { type: "string", doc: "products that are changed (200)" },
    pause: { type: "string", doc: "seconds that one watcher reads nothing at least (10)" },
  },
  prove: ({ changes = "2000", products = "200", pause = "10" }, say) =>
    proveWatch({ changes: Number(changes), products: Number(products), pauseMs: Number(pause) * 1_000, say }),
});
