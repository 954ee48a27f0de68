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
 * @param what without documents it takes half the time, and those that are there stay
 * @returns the files that changed, from `proto/gen`
 * @throws CommandError with what buf said
 */
export async function generate(into: string = ROOT, what: "all" | "code" = "all"): Promise<string[]> {
  const work = mkdtempSync(join(tmpdir(), "souk-generate-"));
  try {
    const [fresh, there] = [join(work, GENERATED), join(into, GENERATED)];
    mkdirSync(fresh, { recursive: true });
    await all([
      buf("build", "--exclude-source-info", "--output", join(work, IMAGE)),
      buf("generate", "--output", work),
    ]);
    keepDocuments(there, fresh);
    // The image last: `make dev` reloads services when it changes, and they find the code that goes with it.
    const changed = syncTree(fresh, there, ["image.binpb"]);
    if (what === "code") return changed;
    await writeDocuments(work);
    return [...changed, ...syncTree(fresh, there)];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** From an image with comments, by a program of its own: it runs on the code that has just been made. */
async function writeDocuments(work: string): Promise<void> {
  const image = join(work, "commented.binpb");
  await buf("build", "--output", image);
  const program = fileURLToPath(new URL("documents.ts", import.meta.url));
  const { code, stderr } = await capture(process.execPath, [program, image, join(work, GENERATED)], { cwd: ROOT });
  if (code !== 0) throw new CommandError(`the OpenAPI document could not be made: ${stderr}`);
}

function keepDocuments(from: string, to: string): void {
  for (const name of DOCUMENTS) {
    if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name), { recursive: true });
  }
}

async function buf(...args: string[]): Promise<void> {
  const { code, stdout, stderr } = await capture(join(ROOT, "node_modules/.bin/buf"), args, { cwd: ROOT });
  if (code !== 0) throw new CommandError(`buf ${args[0]} failed:\n${stdout}${stderr}`);
}
