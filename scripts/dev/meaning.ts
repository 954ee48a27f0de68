import { IMAGE } from "../contract/generate.ts";

/** What a saved file calls for: generating, or reloading one service, all, or those whose contract has changed. */
export type Meaning = "nothing" | "generate" | "contract" | "all" | { readonly service: string };

/** Tests and what only they use are part of no running service. */
const TEST_FILE = /\.test\.ts$|(^|\/)test\//;

/** @param path from the root of the repository, with `/` */
export function meaningOf(path: string): Meaning {
  if (path === IMAGE) return "contract";
  if (/^proto\/(?!gen\/).*\.proto$/.test(path)) return "generate";
  if (!path.endsWith(".ts") || TEST_FILE.test(path)) return "nothing";
  if (path.startsWith("services/_chassis/src/")) return "all";
  const service = /^(?:services\/)?([^/_][^/]*)\/src\//.exec(path)?.[1];
  return service === undefined ? "nothing" : { service };
}
