import { execFileSync } from "node:child_process";

/** The files that Git has or would take, by their paths from the root; generated ones are left out. */
export function listFiles(root: string, folders: readonly string[] = []): string[] {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", ...folders];
  const output = execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 64 * 2 ** 20 });
  const paths = output.split("\0").filter((path) => path !== "" && !path.startsWith("proto/gen/"));
  return [...new Set(paths)].sort();
}

/** Tests and what only they use. */
export function isTestFile(path: string): boolean {
  return path.endsWith(".test.ts") || path.split("/").includes("test");
}

/** The text with comments blanked out, line for line. Good enough for our own code, which has no `//` in its texts but URLs. */
export function withoutComments(text: string): string {
  const blank = (found: string) => found.replace(/[^\n]/g, " ");
  return text.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/(?<!:)\/\/.*$/gm, blank);
}
