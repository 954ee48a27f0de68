import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GENERATED, generate } from "../contract/generate.ts";
import { filesIn } from "../contract/sync-tree.ts";

/** The generated tree is what the contracts give now, byte for byte. */
export async function findStaleFiles(root: string): Promise<string[]> {
  const fresh = mkdtempSync(join(tmpdir(), "souk-generated-"));
  try {
    await generate(fresh);
    const faults = compareTrees(join(root, GENERATED), join(fresh, GENERATED));
    return faults.length === 0 ? [] : [...faults.map((fault) => `${GENERATED}/${fault}`), "run `make generate`"];
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** How the tree `is` differs from the tree as it should be. */
export function compareTrees(is: string, should: string): string[] {
  const [have, want] = [filesIn(is), filesIn(should)];
  return [...new Set([...have, ...want])].sort().flatMap((file) => {
    if (!have.includes(file)) return [`${file} is missing`];
    if (!want.includes(file)) return [`${file} is left over`];
    return readFileSync(join(is, file)).equals(readFileSync(join(should, file))) ? [] : [`${file} differs`];
  });
}
