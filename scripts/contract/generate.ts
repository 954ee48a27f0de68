import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "../kit/command.ts";
import { ROOT } from "../kit/paths.ts";
import { capture } from "../kit/program.ts";

export const IMAGE = "proto/gen/image.binpb";
export const RELEASED_IMAGE = "proto/released/image.binpb";

/**
 * Makes everything that follows from the contracts, in the tree `into`. The same contracts always give the same bytes.
 *
 * @throws CommandError with what buf said
 */
export async function generate(into: string = ROOT): Promise<void> {
  mkdirSync(join(into, "proto/gen"), { recursive: true });
  // The image first: a service that reloads because its generated code changed finds the new one.
  await buf("build", "--exclude-source-info", "--output", join(into, IMAGE));
  await buf("generate", "--output", into);
}

async function buf(...args: string[]): Promise<void> {
  const { code, stdout, stderr } = await capture(join(ROOT, "node_modules/.bin/buf"), args, { cwd: ROOT });
  if (code !== 0) throw new CommandError(`buf ${args[0]} failed:\n${stdout}${stderr}`);
}
