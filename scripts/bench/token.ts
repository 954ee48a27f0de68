import { runProof } from "../prove/support/checks.ts";
import { benchToken } from "./token/bench.ts";

await runProof({
  name: "make bench-token",
  summary: "what the check of a token that was seen before costs in CPU time of a read",
  options: {
    rounds: { type: "string", doc: "rounds that take turns in what comes first (10)" },
    requests: { type: "string", doc: "requests of a round, with and without (4000)" },
  },
  prove: ({ rounds = "10", requests = "4000" }) => benchToken({ rounds: Number(rounds), requests: Number(requests) }),
});
