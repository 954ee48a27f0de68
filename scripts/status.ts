import { runCommand } from "./kit/command.ts";
import { dataFolder, portOffset } from "./kit/paths.ts";
import { styleFor } from "./kit/style.ts";
import { askControl } from "./up/control.ts";
import { currentRun, leftovers } from "./up/run-state.ts";
import { renderStatus, type StatusReport } from "./up/status.ts";

const NOTHING = "nothing runs here; `make up` starts it";

await runCommand({
  name: "make status",
  summary: "says what runs here, where, and since when",
  options: { json: { type: "boolean", doc: "as JSON" } },
  run: async ({ json }) => {
    const dataDir = dataFolder(portOffset());
    if (!currentRun(dataDir)) {
      const left = leftovers(dataDir).map(({ id }) => id);
      const text = left.length > 0 ? `a killed run left ${left.join(", ")}; \`make down\` ends it` : NOTHING;
      process.stdout.write(`${json ? "null" : text}\n`);
      return 0;
    }
    const report = await askControl<StatusReport>(dataDir, { command: "status" }, () => undefined);
    process.stdout.write(
      json ? `${JSON.stringify(report, null, 2)}\n` : renderStatus(report, styleFor(process.stdout)),
    );
    return 0;
  },
});
