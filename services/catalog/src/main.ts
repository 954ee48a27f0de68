import { runProgram } from "@souk/chassis/lifecycle";
import { settings } from "./config.ts";
import { migrateDatabase } from "./migrate.ts";

await runProgram({
  settings,
  createApp: async (config) => (await import("./app.ts")).createApp(config),
  migrate: migrateDatabase,
});
