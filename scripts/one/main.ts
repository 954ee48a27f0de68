import { runProgram } from "@souk/chassis/lifecycle";
import { combine } from "./combine.ts";
import { combinedEnvironment, loadPrograms, readServices } from "./services.ts";

// The one process of `make up MODE=one`; what each service would find in its environment stands in ONE_SERVICES.
const own = readServices(process.env);
const levels = await loadPrograms(own);
await runProgram(combine(levels), process.argv.slice(2), combinedEnvironment(own, process.env));
