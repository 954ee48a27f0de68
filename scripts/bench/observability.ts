import { runProof } from "../prove/support/checks.ts";
import { benchObservability } from "./observability/bench.ts";

await runProof({
  name: "make bench-observability",
  summary: "what the edge's log line and spans cost in CPU time of a request",
  options: {
    rounds: { type: "string", doc: "rounds that take the variants in turn (5)" },
    requests: { type: "string", doc: "requests of a round, for each variant (4000)" },
  },
  prove: ({ rounds = "5", requests = "4000" }) =>
    benchObservability({ rounds: Number(rounds), requests: Number(requests) }),
});
