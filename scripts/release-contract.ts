import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generate, IMAGE, OPENAPI, RELEASED_IMAGE, RELEASED_OPENAPI } from "./contract/generate.ts";
import { runCommand } from "./kit/command.ts";
import { ROOT } from "./kit/paths.ts";

await runCommand({
  name: "make release-contract",
  summary: `makes the contract as it is now the one that may not break any more (${RELEASED_IMAGE}, ${RELEASED_OPENAPI})`,
  options: {},
  run: async () => {
    await generate();
    for (const [current, released] of [
      [IMAGE, RELEASED_IMAGE],
      [OPENAPI, RELEASED_OPENAPI],
    ] as const) {
      mkdirSync(dirname(join(ROOT, released)), { recursive: true });
      copyFileSync(join(ROOT, current), join(ROOT, released));
      process.stdout.write(
        `${released}: ${readFileSync(join(ROOT, released)).length} bytes; commit it with the release\n`,
      );
    }
    return 0;
  },
});
