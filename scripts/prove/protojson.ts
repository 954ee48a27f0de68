import { proveProtojson } from "./protojson/proof.ts";
import { runProof } from "./support/checks.ts";

await runProof({
  name: "make prove-protojson",
  summary: "the edge's ProtoJSON passes the official conformance tests, JSON to wire and wire to JSON",
  options: {},
  prove: (_, say) => proveProtojson({ say }),
});
