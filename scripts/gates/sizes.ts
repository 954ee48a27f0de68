import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { isTestFile, listFiles } from "./files.ts";

const MOST_LINES = 200;
const MOST_TEST_LINES = 350;
const MOST_CHASSIS_LINES = 5_000;
const CODE = new Set([".ts", ".java", ".sh", ".go", ".py", ".js", ".mjs"]);
const CHASSIS = "services/_chassis/src/";
/** Helpers for tests that services may import; they are no part of a running service. */
const CHASSIS_TESTING = `${CHASSIS}testing/`;

export interface Sizes {
  readonly file: number;
  readonly test: number;
  readonly chassis: number;
}

const LIMITS: Sizes = { file: MOST_LINES, test: MOST_TEST_LINES, chassis: MOST_CHASSIS_LINES };

/** Files stay short enough to be read in one go, and the chassis small enough to be known by heart. */
export function findSizeFaults(root: string, limits: Sizes = LIMITS): string[] {
  const sizes = listFiles(root)
    .filter((file) => CODE.has(extname(file)))
    .map((file) => ({
      file,
      lines: countLines(join(root, file)),
      limit: isTestFile(file) ? limits.test : limits.file,
    }));
  const long = sizes.filter(({ lines, limit }) => lines > limit);
  const chassis = sizes
    .filter(({ file }) => file.startsWith(CHASSIS) && !file.startsWith(CHASSIS_TESTING) && !isTestFile(file))
    .reduce((sum, { file }) => sum + countCode(readText(join(root, file))), 0);
  return [
    ...long.map(({ file, lines, limit }) => `${file}: ${lines} lines, at most ${limit}: split it by what its parts do`),
    ...(chassis > limits.chassis
      ? [`${CHASSIS}: ${chassis} lines of code without tests, at most ${limits.chassis}`]
      : []),
  ];
}

function countLines(file: string): number {
  const text = readText(file);
  return text.split("\n").length - (text.endsWith("\n") || text === "" ? 1 : 0);
}

/** Lines that say something: neither blank, nor comment, nor import or re-export. */
export function countCode(text: string): number {
  const code = text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^import[\s\S]*?;$/gm, "")
    .replace(/^export (\*|(type )?\{[^}]*\}) from .*$/gm, "");
  return code.split("\n").filter((line) => !/^\s*(\/\/.*)?$/.test(line)).length;
}

/** Empty for a file that was deleted but is still in Git's index. */
function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
