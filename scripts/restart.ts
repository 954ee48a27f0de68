import { CommandError, runCommand } from "./kit/command.ts";
import { dataFolder, portOffset } from "./kit/paths.ts";
import { askControl } from "./up/control.ts";

await runCommand({
  name: "make restart",
  summary: "restarts a service, one replica after the other, each ready before the next one goes",
  options: { service: { type: "string", doc: "the service (make restart SERVICE=catalog)" } },
  run: async ({ service }) => {
    if (!service) throw new CommandError("Say which: make restart SERVICE=catalog");
    const say = (text: string) => void process.stdout.write(`${text}\n`);
    await askControl(dataFolder(portOffset()), { command: "restart", service }, say);
    return 0;
  },
});
