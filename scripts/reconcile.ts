import { runCommand } from "./kit/command.ts";
import { portOffset } from "./kit/paths.ts";
import { reconcile } from "./reconcile/reconcile.ts";
import { MONGODB_PORT } from "./up/ports.ts";

await runCommand({
  name: "make reconcile",
  summary: "compares stock, its ledger, orders, payments and coupons of a running shop, and changes nothing",
  options: {
    uri: { type: "string", doc: "where the services' databases are (MONGODB_URI, else this stack's own MongoDB)" },
    prefix: {
      type: "string",
      doc: "before the services' names in those of their databases (DATABASE_PREFIX, else souk_)",
    },
  },
  notes:
    "It reads the databases of inventory, order and payment itself: no service is asked, so none can hide its own mistake. What disagrees is looked at three times, two seconds apart: what was only on its way agrees by then. What differs since staff has skipped a step, as done by hand at the provider, is told with the reason, and is no fault. Exits with 1 where something does disagree.",
  run: async ({ uri, prefix }) => {
    const { counts, differences, byHand, stuck } = await reconcile({
      uri: uri ?? (process.env.MONGODB_URI || `mongodb://127.0.0.1:${MONGODB_PORT + portOffset()}`),
      prefix: prefix ?? (process.env.DATABASE_PREFIX || "souk_"),
    });
    const say = (line: string) => void process.stdout.write(`${line}\n`);
    say(`${counts.orders} orders, ${counts.payments} payments, stock of ${counts.products} products`);
    for (const { orderId, step, reason } of stuck) say(`order ${orderId} needs attention: ${step}, ${reason}`);
    for (const { book, about, says, reason } of byHand) {
      say(`– ${book} of ${about}: ${says}; staff has skipped that: ${reason}`);
    }
    for (const { book, about, says } of differences) say(`✗ ${book} of ${about}: ${says}`);
    const but = byHand.length > 0 ? ` but for what was done by hand: ${byHand.length}` : "";
    say(differences.length === 0 ? `all of it agrees${but}` : `${differences.length} differences`);
    return differences.length === 0 ? 0 : 1;
  },
});
