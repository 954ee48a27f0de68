import { fileURLToPath } from "node:url";

/** The committed pacts, by `<provider>/<consumer>-<provider>.json`: git is the broker. */
export const PACTS_FOLDER = fileURLToPath(new URL("../../../proto/pacts", import.meta.url));

/** Pact tells of each interaction at `info`; a failure's own text says what matters. */
export const PACT_LOG_LEVEL = "error";

/** Where consumer tests write: empty at the start of a run, since Pact merges into the files that it finds. */
export function freshPactsFolder(): string {
  const folder = process.env.TEST_PACTS_FOLDER;
  if (!folder) throw new Error("TEST_PACTS_FOLDER is not set: run the contract tests with `make contracts`");
  return folder;
}

/** Whether the pacts that consumers wrote shall become the committed ones. */
export function updatesPacts(): boolean {
  return process.env.TEST_PACTS_UPDATE === "yes";
}
