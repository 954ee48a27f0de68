import { checkPorts, checkRest, checkStores, checkTools } from "./doctor/checks.ts";
import { renderFindings } from "./doctor/report.ts";
import { runCommand } from "./kit/command.ts";
import { portOffset } from "./kit/paths.ts";
import { styleFor } from "./kit/style.ts";

await runCommand({
  name: "make doctor",
  summary: "says what was found on this machine, what is missing, and how to mend it",
  options: {},
  run: async () => {
    const parts = await Promise.all([checkTools(), checkStores(), checkPorts(portOffset()), checkRest()]);
    const findings = parts.flat();
    process.stdout.write(renderFindings(findings, styleFor(process.stdout)));
    return findings.some(({ verdict }) => verdict === "missing") ? 1 : 0;
  },
});
