import { runProgram } from "@souk/chassis/lifecycle";
import { createApp } from "./app.ts";
import { settings } from "./config.ts";

await runProgram({ settings, createApp });
