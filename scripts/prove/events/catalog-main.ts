import { createApp } from "@souk/catalog/app";
import { settings } from "@souk/catalog/config";
import { migrateDatabase } from "@souk/catalog/migrate";
import { runProgram } from "@souk/chassis/lifecycle";
import { systemPorts } from "@souk/chassis/ports";

/**
 * The catalog, killed where it hurts: KILL_AT=relay.logged:3 ends the process with SIGKILL the third time that the relay
 * comes to this point. Everything else is the service as it runs in production.
 */
const [point, count] = (process.env.KILL_AT ?? "").split(":");
let left = Number(count ?? 0);

function checkpoint(name: string): void {
  if (name !== point) return;
  left -= 1;
  if (left <= 0) process.kill(process.pid, "SIGKILL");
}

await runProgram({
  settings,
  createApp: (config) => createApp(config, { ...systemPorts(), checkpoint }),
  migrate: migrateDatabase,
});
