import { runProgram } from "@souk/chassis/lifecycle";
import { createApp, migrateDatabase } from "./app.ts";
import { settings } from "./config.ts";

await runProgram({ settings, createApp, migrate: migrateDatabase });
