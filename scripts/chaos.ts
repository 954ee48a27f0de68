import { randomInt } from "node:crypto";
import { proveChaos } from "./chaos/proof.ts";
import { runProof } from "./prove/support/checks.ts";
import { withTestMongo } from "./prove/support/test-mongo.ts";

/**
 * The share of commands to the database that are broken, times the checkouts: some hundred faults in all, however many come. After each
 * of them a service does without its database for half a second or more, by the ways of the driver.
 */
const FAULT_SHARE_BY_CHECKOUTS = 5;

await runProof({
  name: "make chaos",
  summary: "whatever is killed, and whatever the database's clients meet: no order is lost, doubled or oversold",
  options: {
    checkouts: { type: "string", doc: "how many (10000)" },
    "at-once": { type: "string", doc: "buyers in the shop at any moment (200)" },
    "store-seconds": { type: "string", doc: "between the kills of Redis, and of the database (30)" },
    seed: { type: "string", doc: "of what is chosen: who is killed, what breaks, who buys what (any)" },
    log: { type: "boolean", doc: "print what the processes log" },
  },
  prove: (values, say) => {
    const checkouts = Number(values.checkouts ?? "10000");
    return withTestMongo(() =>
      proveChaos({
        checkouts,
        atOnce: Number(values["at-once"] ?? "200"),
        seed: Number(values.seed ?? randomInt(2 ** 31)),
        ...{ processEveryMs: 2_000, storeEveryMs: Number(values["store-seconds"] ?? "30") * 1_000 },
        ...{ storeFaultShare: FAULT_SHARE_BY_CHECKOUTS / checkouts, least: { storeFaults: 200, writeFaults: 10 } },
        say,
        onLine: (id, line) => values.log && say(`${id}: ${line}`),
      }),
    );
  },
});
