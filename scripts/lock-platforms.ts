import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "./kit/command.ts";
import { ROOT } from "./kit/paths.ts";
import { completeLock, type Lock } from "./lock/platforms.ts";

await runCommand({
  name: "make lock",
  summary: "adds the optional packages of other platforms to package-lock.json, so that `npm ci` passes everywhere",
  options: { check: { type: "boolean", doc: "only say whether some are missing" } },
  run: async ({ check }) => {
    const file = join(ROOT, "package-lock.json");
    const { added, lock } = completeLock(JSON.parse(readFileSync(file, "utf8")) as Lock);
    if (added.length > 0 && check) {
      process.stderr.write(`package-lock.json lacks ${added.join(", ")}: run \`make lock\`\n`);
      return 1;
    }
    if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
    process.stdout.write(`package-lock.json: ${added.length === 0 ? "complete" : `added ${added.join(", ")}`}\n`);
    return 0;
  },
});
