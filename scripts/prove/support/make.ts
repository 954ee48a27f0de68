import { spawn } from "node:child_process";
import { once } from "node:events";
import { endWithMe } from "../../kit/children.ts";

/** Runs `make` in a clone as a person would, without this run's own environment of tests. */
export async function runMake(clone: string, target: string, variables: Readonly<Record<string, string>>) {
  const startedAt = performance.now();
  const words = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  const child = spawn("make", ["-s", target, ...words], {
    cwd: clone,
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
  endWithMe(child);
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`make ${target} ended with ${code}:\n${output}`);
  return { output: output.trim(), seconds: (performance.now() - startedAt) / 1_000 };
}
