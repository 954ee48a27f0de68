import { runCommand } from "../kit/command.ts";
import { proveEvents } from "./events/proof.ts";

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
    const result = await proveEvents({ changes: Number(changes), healthyChanges: Number(healthy), say });
    for (const [name, value] of Object.entries(result)) say(`${name.padEnd(20)} ${value}`);
    const { changes: _made, relayKills, lagP99Seconds, lagEvents, ...faults } = result;
    const faultless = Object.values(faults).every((count) => count === 0) && relayKills === 3;
    const quick = lagP99Seconds <= LAG_LIMIT_SECONDS && lagEvents >= Number(healthy);
    say(faultless && quick ? "PROVED" : "NOT PROVED");
    return faultless && quick ? 0 : 1;
  },
});
