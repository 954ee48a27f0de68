import { generate } from "./contract/generate.ts";
import { runCommand } from "./kit/command.ts";

await runCommand({
  name: "make generate",
  summary: "makes everything that follows from the contracts: code, descriptor image, OpenAPI document (proto/gen)",
  options: {},
  run: async () => {
    const changed = await generate();
    process.stdout.write(`${changed.length === 0 ? "nothing changed" : changed.join("\n")}\n`);
    return 0;
  },
});
