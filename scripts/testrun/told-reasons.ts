import { subscribe } from "node:diagnostics_channel";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where a run of tests notes the reasons that it saw told; nowhere where not all have to be. */
const FOLDER = process.env.TEST_TOLD_REASONS ?? "";

const told = new Set<string>();
subscribe("souk.told-reasons", (message) => {
  const { domain, reason } = message as { domain: string; reason: string };
  told.add(`${domain} ${reason}`);
});

/** Mocha's root hooks (`--require`). */
export const mochaHooks = {
  afterAll(): void {
    if (FOLDER) writeFileSync(join(FOLDER, `${process.pid}.json`), JSON.stringify([...told]));
  },
};
