import { runCommand } from "./kit/command.ts";
import { dataFolder, portOffset } from "./kit/paths.ts";
import { askControl } from "./up/control.ts";
import { currentRun, dropRun, endLeftovers } from "./up/run-state.ts";

await runCommand({
  name: "make down",
  summary: "stops what `make up` started here, and nothing else; data stay",
  options: {},
  run: async () => {
    const dataDir = dataFolder(portOffset());
    const say = (text: string) => void process.stdout.write(`${text}\n`);
    if (currentRun(dataDir)) {
      await askControl(dataDir, { command: "stop" }, say);
      say("stopped");
      return 0;
    }
    const left = await endLeftovers(dataDir);
    dropRun(dataDir);
    say(left.length > 0 ? `ended what a killed run had left: ${left.join(", ")}` : "nothing runs here");
    return 0;
  },
});
