import { runCommand } from "./kit/command.ts";
import { dataFolder, portOffset } from "./kit/paths.ts";
import { styleFor } from "./kit/style.ts";
import { askControl } from "./up/control.ts";
import { currentRun } from "./up/run-state.ts";
import { renderStatus, type StatusReport } from "./up/status.ts";

await runCommand({
  name: "make status",
  summary: "says what runs here, where, and since when",
  options: { json: { type: "boolean", doc: "as JSON" } },
  run: async ({ json }) => {
    const dataDir = dataFolder(portOffset());
    if (!currentRun(dataDir)) {
      process.stdout.write(json ? "null\n" : "nothing runs here; `make up` starts it\n");
      return 0;
    }
    const report = await askControl<StatusReport>(dataDir, { command: "status" }, () => undefined);
    process.stdout.write(
      json ? `${JSON.stringify(report, null, 2)}\n` : renderStatus(report, styleFor(process.stdout)),
    );
    return 0;
  },
});
