import type { Style } from "../kit/style.ts";
import type { Finding } from "./checks.ts";

const NAME_WIDTH = 14;
const VERDICT_WIDTH = 11;

/** The doctor's table, and one sentence at the end. */
export function renderFindings(findings: readonly Finding[], style: Style): string {
  const paint = { ok: style.green, missing: style.red, "not needed": style.dim };
  const rows = findings.map(({ name, verdict, text, mend }) => {
    const cure = mend ? `${verdict === "missing" ? "  MEND" : "  to have it"}: ${mend}` : "";
    return `  ${name.padEnd(NAME_WIDTH)} ${paint[verdict](verdict.padEnd(VERDICT_WIDTH))} ${text}${cure}`;
  });
  const bad = findings.filter(({ verdict }) => verdict === "missing").length;
  const end = bad === 0 ? "Everything that `make up` needs is here." : `${bad} thing(s) to mend before \`make up\`.`;
  return [...rows, end, ""].join("\n");
}
