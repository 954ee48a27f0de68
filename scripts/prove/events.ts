import { runCommand } from "../kit/command.ts";
import { proveEvents } from "./events/proof.ts";
import { provePublishLag } from "./events/publish-lag.ts";

const LAG_LIMIT_SECONDS = 1;

await runCommand({
  name: "make prove-events",
  summary: "no event is lost or takes effect twice, whatever dies",
  options: {
    changes: { type: "string", doc: "product changes while things break (10000)" },
    healthy: { type: "string", doc: "product changes at 50/s while nothing breaks (1000)" },
  },
  run: async ({ changes = "10000", healthy = "1000" }) => {
    const say = (line: string) => void process.stdout.write(`${line}\n`);
    const { changes: made, relayKills, ...faults } = await proveEvents({ changes: Number(changes), say });
    const { p99Seconds, events } = await provePublishLag(Number(healthy));
    const results = { changes: made, relayKills, ...faults, lagP99Seconds: p99Seconds, lagEvents: events };
    for (const [name, value] of Object.entries(results)) say(`${name.padEnd(20)} ${value}`);
    const faultless = Object.values(faults).every((count) => count === 0) && relayKills === 3;
    const quick = p99Seconds <= LAG_LIMIT_SECONDS && events >= Number(healthy);
    say(faultless && quick ? "PROVED" : "NOT PROVED");
    return faultless && quick ? 0 : 1;
  },
});
