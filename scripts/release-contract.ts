import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generate, IMAGE, RELEASED_IMAGE } from "./contract/generate.ts";
import { runCommand } from "./kit/command.ts";
import { ROOT } from "./kit/paths.ts";

await runCommand({
  name: "make release-contract",
  summary: `makes the contract as it is now the one that may not break any more (${RELEASED_IMAGE})`,
  options: {},
  run: async () => {
    await generate();
    const [image, released] = [join(ROOT, IMAGE), join(ROOT, RELEASED_IMAGE)];
    mkdirSync(dirname(released), { recursive: true });
    copyFileSync(image, released);
    process.stdout.write(`${RELEASED_IMAGE}: ${readFileSync(released).length} bytes; commit it with the release\n`);
    return 0;
  },
});
