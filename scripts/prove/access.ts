import { proveAccess } from "./access/proof.ts";
import { runProof } from "./support/checks.ts";
import { withTestMongo } from "./support/test-mongo.ts";

await runProof({
  name: "make prove-access",
  summary:
    "every rpc and every route with an id lets through whom the contract names, and tells nobody else of what there is",
  options: {},
  prove: () => withTestMongo(() => proveAccess("many")),
});
