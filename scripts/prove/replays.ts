import { proveReplays } from "./replays/proof.ts";
import { runProof } from "./support/checks.ts";

await runProof({
  name: "make prove-replays",
  summary: "copies of a write are one write with one answer, though the edge is killed among them",
  options: {
    keys: { type: "string", doc: "writes (1000)" },
    copies: { type: "string", doc: "copies of each (10)" },
    kills: { type: "string", doc: "times that the edge is killed (5)" },
  },
  prove: ({ keys = "1000", copies = "10", kills = "5" }, say) =>
    proveReplays({ keys: Number(keys), copies: Number(copies), kills: Number(kills), say }),
});
