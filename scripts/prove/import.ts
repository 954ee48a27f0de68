import { proveImport } from "./import/proof.ts";
import { runProof } from "./support/checks.ts";

await runProof({
  name: "make prove-import",
  summary: "an import whose worker is killed three times makes every product once, and names every bad line",
  options: {
    products: { type: "string", doc: "good lines in the file (50000)" },
    kills: { type: "string", doc: "how often the catalog is killed with -9 (3)" },
  },
  prove: ({ products = "50000", kills = "3" }, say) =>
    proveImport({ products: Number(products), kills: Number(kills), readsPerSecond: 20, say }),
});
