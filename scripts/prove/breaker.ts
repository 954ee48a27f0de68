import { BREAKER_SETTINGS } from "@souk/chassis/breaker";
import { CommandError } from "../kit/command.ts";
import { proveBreaker } from "./breaker/proof.ts";
import { grpcurl } from "./every-rpc/tools.ts";
import { runProof } from "./support/checks.ts";

await runProof({
  name: "make prove-breaker",
  summary:
    "the edge's breaker opens when the catalog dies, tries a few calls, and stays as grpcurl tripped it until reset",
  options: {},
  prove: async (_, say) => {
    const tool = await grpcurl();
    if (!tool) throw new CommandError("grpcurl is not on PATH, and there is no Go to build it with.");
    return proveBreaker({ tool, perSecond: 50, trippedMs: 10 * BREAKER_SETTINGS.openMs, say });
  },
});
