import { runProgram } from "@souk/chassis/lifecycle";
import { createApp } from "./app.ts";
import { contractFrom, settingsFor } from "./config.ts";

const contract = contractFrom(process.env);
await runProgram({ settings: settingsFor(contract), createApp: (config) => createApp(config, { contract }) });
