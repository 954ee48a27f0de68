import { runEdge } from "./program.ts";

await runEdge(process.argv.slice(2), process.env);
