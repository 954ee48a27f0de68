import { runProof } from "./support/checks.ts";
import { proveTokens } from "./tokens/proof.ts";

await runProof({
  name: "make prove-tokens",
  summary: "no forged token is taken by the edge or a service, and nobody fetches what it points to",
  options: {},
  prove: () => proveTokens({ step: 1 }),
});
