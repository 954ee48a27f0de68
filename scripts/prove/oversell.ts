import { proveOversell } from "./oversell/proof.ts";
import { runProof } from "./support/checks.ts";
import { withTestMongo } from "./support/test-mongo.ts";

await runProof({
  name: "make prove-oversell",
  summary: "of a hundred things a thousand people at once get a hundred, over REST",
  options: {
    buyers: { type: "string", doc: "who want one each, at the same moment (1000)" },
    items: { type: "string", doc: "that there are (100)" },
    rounds: { type: "string", doc: "each with a product of its own (20)" },
  },
  prove: ({ buyers = "1000", items = "100", rounds = "20" }, say) =>
    withTestMongo(() =>
      proveOversell({ mode: "many", buyers: Number(buyers), items: Number(items), rounds: Number(rounds), say }),
    ),
});
