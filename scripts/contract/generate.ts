import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CommandError } from "../kit/command.ts";
import { ROOT } from "../kit/paths.ts";
import { capture } from "../kit/program.ts";
import { all } from "../kit/wait.ts";
import { syncTree } from "./sync-tree.ts";

export const GENERATED = "proto/gen";
export const IMAGE = `${GENERATED}/image.binpb`;
export const RELEASED_IMAGE = "proto/released/image.binpb";
export const RELEASED_OPENAPI = "proto/released/openapi.yaml";
export const OPENAPI = `${GENERATED}/openapi.yaml`;
const DOCUMENTS = ["client", "comments.json", "openapi.yaml"];

/**
 * Makes everything that follows from the contracts, in the tree `into`. The same contracts always give the same bytes; a
 * file that stays the same is not touched, and contracts that are broken change nothing.
 *
 * @returns the files that changed, from `proto/gen`
 * @throws CommandError with what buf said
 */
export async function generate(into: string = ROOT): Promise<string[]> {
  const fresh = mkdtempSync(join(tmpdir(), "souk-generate-"));
  try {
    mkdirSync(join(fresh, GENERATED), { recursive: true });
    const commented = join(fresh, "commented.binpb");
    await all([
      buf("build", "--exclude-source-info", "--output", join(fresh, IMAGE)),
      buf("build", "--output", commented),
      buf("generate", "--output", fresh),
    ]);
    const [from, to] = [join(fresh, GENERATED), join(into, GENERATED)];
    for (const name of DOCUMENTS)
      if (existsSync(join(to, name))) cpSync(join(to, name), join(from, name), { recursive: true });
    // The image last: `make dev` reloads services when it changes, and they find the code that goes with it. Nobody waits for
    // documents.
    const changed = syncTree(from, to, ["image.binpb"]);
    await writeDocuments(commented, from);
    return [...changed, ...syncTree(from, to)];
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

async function writeDocuments(image: string, folder: string): Promise<void> {
  const program = fileURLToPath(new URL("documents.ts", import.meta.url));
  const { code, stderr } = await capture(process.execPath, [program, image, folder], { cwd: ROOT });
  if (code !== 0) throw new CommandError(`the OpenAPI document could not be made: ${stderr}`);
}

async function buf(...args: string[]): Promise<void> {
  const { code, stdout, stderr } = await capture(join(ROOT, "node_modules/.bin/buf"), args, { cwd: ROOT });
  if (code !== 0) throw new CommandError(`buf ${args[0]} failed:\n${stdout}${stderr}`);
}
