import { runCommand } from "./kit/command.ts";
import { ROOT } from "./kit/paths.ts";
import { completeLockFile } from "./lock/lock-file.ts";

await runCommand({
  name: "make lock",
  summary: "adds the optional packages of other platforms to package-lock.json, so that `npm ci` passes everywhere",
  options: { check: { type: "boolean", doc: "only say whether some are missing" } },
  run: async ({ check = false }) => {
    const added = completeLockFile(ROOT, { checkOnly: check });
    if (added.length > 0 && check) {
      process.stderr.write(`package-lock.json lacks ${added.join(", ")}: run \`make lock\`\n`);
      return 1;
    }
    process.stdout.write(`package-lock.json: ${added.length === 0 ? "complete" : `added ${added.join(", ")}`}\n`);
    return 0;
  },
});
