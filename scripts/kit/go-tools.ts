import { existsSync } from "node:fs";
import { join } from "node:path";
import { CACHE } from "./paths.ts";
import { onPath, runThrough } from "./program.ts";

/** A program written in Go: from PATH, else built once into `.cache`; undefined where there is no Go to build it with. */
export async function goTool(name: string, source: string): Promise<string | undefined> {
  const [found, built] = [onPath(name), join(CACHE, "bin", name)];
  if (found || existsSync(built)) return found ?? built;
  if (!onPath("go")) return undefined;
  const env = { ...process.env, GOBIN: join(CACHE, "bin"), CGO_ENABLED: "0", GOFLAGS: "" };
  return (await runThrough("go", ["install", source], { env })) === 0 ? built : undefined;
}
