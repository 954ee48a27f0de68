import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { CommandError } from "../kit/command.ts";
import { dataFolder } from "../kit/paths.ts";
import { logFileOf } from "../logs/log-file.ts";

/** What the supervisor in the background tells the command that started it. */
export type Announcement = { readonly summary: string } | { readonly failure: string };

/**
 * Starts the supervisor in a session of its own and waits until the shop is ready.
 *
 * @returns the summary to print
 * @throws CommandError with what went wrong
 */
export async function startInBackground(args: readonly string[], offset: number): Promise<string> {
  const logFile = logFileOf(dataFolder(offset), "supervisor");
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, "w");
  const child = spawn(process.execPath, [...args], { detached: true, stdio: ["ignore", log, log, "ipc"] });
  closeSync(log);
  const giveUp = () => void child.kill("SIGTERM"); // Ctrl-C while it starts: it ends what it has started
  process.on("SIGINT", giveUp).on("SIGTERM", giveUp);
  const announcement = await new Promise<Announcement>((resolve) => {
    child.once("message", (message) => resolve(message as Announcement));
    child.once("error", (error) => resolve({ failure: error.message }));
    child.once("exit", (code) => resolve({ failure: `the supervisor ended (exit code ${code}); see ${logFile}` }));
  });
  process.off("SIGINT", giveUp).off("SIGTERM", giveUp);
  if ("failure" in announcement) throw new CommandError(announcement.failure);
  child.disconnect();
  child.unref();
  return announcement.summary;
}

/** Tells the command that waits, if one does. */
export function announce(announcement: Announcement): Promise<void> {
  return new Promise((resolve) => {
    if (!process.connected) return resolve();
    process.send?.(announcement, undefined, {}, () => resolve());
  });
}
