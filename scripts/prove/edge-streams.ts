import { proveEdgeStreams } from "./edge-streams/proof.ts";
import { runProof } from "./support/checks.ts";

await runProof({
  name: "make prove-edge-streams",
  summary: "the edge holds no more of a stream than its caller reads, and cancels it when its caller goes",
  options: {
    messages: { type: "string", doc: "messages of the long stream (100000)" },
    disconnects: { type: "string", doc: "callers that go away (30)" },
  },
  prove: ({ messages = "100000", disconnects = "30" }, say) =>
    proveEdgeStreams({
      ...{ messages: Number(messages), disconnects: Number(disconnects), say },
      bytesPerSecond: 1_000_000,
    }),
});
