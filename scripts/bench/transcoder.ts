import { runProof } from "../prove/support/checks.ts";
import { benchTranscoder } from "./transcoder/bench.ts";

await runProof({
  name: "make bench-transcoder",
  summary: "the compiled transcoder takes at most half of the CPU time of ts-proto, toJSON and JSON.stringify",
  options: { rounds: { type: "string", doc: "rounds that take the variants in turn (9)" } },
  prove: async ({ rounds = "9" }) => benchTranscoder({ rounds: Number(rounds), floor: 2 }),
});
