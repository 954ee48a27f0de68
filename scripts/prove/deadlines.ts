import { proveDeadlines } from "./deadlines/proof.ts";
import { runProof } from "./support/checks.ts";

await runProof({
  name: "make prove-deadlines",
  summary: "a deadline ends the work of three hops and starts no write after it; retries do not amplify",
  options: { calls: { type: "string", doc: "calls over three hops (100)" } },
  prove: ({ calls = "100" }) => proveDeadlines({ calls: Number(calls), flakyCalls: 10_000 }),
});
