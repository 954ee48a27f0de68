import { runCommand } from "./kit/command.ts";
import { runTests } from "./testrun/run.ts";

await runCommand({
  name: "make contracts",
  summary: "has consumers write their pacts, holds these against proto/pacts, and verifies the providers",
  options: {
    update: { type: "boolean", doc: "make what the consumers write the committed pacts (make contracts UPDATE=1)" },
  },
  notes: "`make test` does the same at its end.",
  run: ({ update = false }) => runTests({ coverage: false, contracts: { update } }),
});
