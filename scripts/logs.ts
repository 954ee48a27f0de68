import { join } from "node:path";
import { CommandError, runCommand } from "./kit/command.ts";
import { dataFolder, portOffset } from "./kit/paths.ts";
import { styleFor } from "./kit/style.ts";
import { follow, logsOf } from "./logs/follow.ts";
import { renderLine } from "./logs/render.ts";
import { SERVICES } from "./services.ts";

await runCommand({
  name: "make logs",
  summary: "shows the last log lines and follows them until Ctrl-C",
  options: {
    service: { type: "string", doc: "one service, or mongodb, redis, up (make logs SERVICE=catalog)" },
    once: { type: "boolean", doc: "end after the lines that are there" },
    raw: { type: "boolean", doc: "the lines as the services print them: JSON" },
  },
  run: async ({ service, once, raw }) => {
    const folder = join(dataFolder(portOffset()), "logs");
    const files = logsOf(
      folder,
      SERVICES.flatMap(({ name, beside }) => [name, ...beside.map((companion) => companion.name)]),
      service,
    );
    if (files.length === 0) throw new CommandError(`There are no logs${service ? ` of '${service}'` : ""} here yet.`);
    const ids = files.map(({ id }) => id);
    const width = Math.max(...ids.map((id) => id.length));
    const style = styleFor(process.stdout);
    const print = (id: string, line: string) =>
      process.stdout.write(`${raw ? line : renderLine(line, { id, width, number: ids.indexOf(id) + 1 }, style)}\n`);
    await follow(files, print, once === true);
    return 0;
  },
});
