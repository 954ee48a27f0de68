import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exitOnSignals } from "../../kit/children.ts";

/** Takes away, when this process ends, whatever it has put into temporary folders; a signal ends it so too. */
export function leaveNothing(): void {
  const folder = mkdtempSync(join(tmpdir(), "souk-proof-"));
  process.env.TMPDIR = folder;
  // Who was killed just now may still be writing.
  process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));
  exitOnSignals();
}
