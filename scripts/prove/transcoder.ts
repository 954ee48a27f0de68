import { runProof } from "./support/checks.ts";
import { proveTranscoder } from "./transcoder/proof.ts";

await runProof({
  name: "make prove-transcoder",
  summary: "the compiled transcoder prints what protobuf-es prints, and refuses what is malformed",
  options: {
    messages: { type: "string", doc: "random messages (250000)" },
    seed: { type: "string", doc: "another seed makes other messages (1)" },
  },
  prove: ({ messages = "250000", seed = "1" }, say) =>
    proveTranscoder({ messages: Number(messages), seed: Number(seed), say }),
});
