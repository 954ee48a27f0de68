import { allGates } from "./gates/all.ts";
import { runGates } from "./gates/run.ts";
import { runCommand } from "./kit/command.ts";
import { ROOT } from "./kit/paths.ts";

await runCommand({
  name: "make lint",
  summary: "runs every gate and says what mends a fault",
  options: {
    only: { type: "string", doc: "only these gates, by name, with commas (make lint ONLY=biome,types)" },
  },
  notes: `gates:\n${allGates(ROOT)
    .map(({ name, holds }) => `  ${name.padEnd(14)} ${holds}`)
    .join("\n")}`,
  run: ({ only }) => runGates(allGates(ROOT), { only: only?.split(","), print: (text) => process.stdout.write(text) }),
});
