import { proveCheckout } from "./checkout/proof.ts";
import { runProof } from "./support/checks.ts";
import { withTestMongo } from "./support/test-mongo.ts";

await runProof({
  name: "make prove-checkout",
  summary: "an order is accepted and completed in time, at the price in writes and CPU time that is promised",
  options: {
    seconds: { type: "string", doc: "how long each load lasts (20)" },
    counted: { type: "string", doc: "orders whose writes are counted (50)" },
  },
  prove: ({ seconds = "20", counted = "50" }, say) =>
    withTestMongo(() =>
      proveCheckout({
        ...{
          mode: "many",
          firstOrders: 1_000,
          seconds: Number(seconds),
          counted: Number(counted),
          crowds: [8, 16, 32, 64],
          judged: true,
          say,
        },
      }),
    ),
});
