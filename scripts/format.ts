import { join } from "node:path";
import { CommandError, runCommand } from "./kit/command.ts";
import { ROOT } from "./kit/paths.ts";
import { runThrough } from "./kit/program.ts";

const PROGRAMS = [
  ["biome", "check", "--write", "."],
  ["buf", "format", "--write", "--path", "proto/souk"],
] as const;

await runCommand({
  name: "make format",
  summary: "formats the code and the contracts, and mends what lint can mend safely",
  options: {},
  run: async () => {
    let worst = 0;
    for (const [name, ...args] of PROGRAMS) {
      worst = Math.max(worst, await runThrough(join(ROOT, "node_modules/.bin", name), args, { cwd: ROOT }));
    }
    if (worst > 0) throw new CommandError("Some faults are left for you; see above.");
    return 0;
  },
});
