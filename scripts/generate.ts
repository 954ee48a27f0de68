import { generate } from "./contract/generate.ts";
import { runCommand } from "./kit/command.ts";

await runCommand({
  name: "make generate",
  summary: "makes everything that follows from the contracts: proto/gen/ts and proto/gen/image.binpb",
  options: {},
  run: async () => {
    await generate();
    return 0;
  },
});
