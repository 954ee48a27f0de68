import { proveEdgeAbuse } from "./edge-abuse/proof.ts";
import { runProof } from "./support/checks.ts";

await runProof({
  name: "make prove-edge-abuse",
  summary: "slow sockets do not slow the others down, and callers that go away leave nothing behind",
  options: {
    sockets: { type: "string", doc: "slow sockets (1000)" },
    aborted: { type: "string", doc: "requests whose callers go away (20000)" },
  },
  prove: ({ sockets = "1000", aborted = "20000" }, say) =>
    proveEdgeAbuse({
      ...{ slowSockets: Number(sockets), aborted: Number(aborted), say },
      ...{ windows: 8, windowMs: 7_500, allowedMs: 10 },
    }),
});
