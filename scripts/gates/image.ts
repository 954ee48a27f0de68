import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandError } from "../kit/command.ts";
import { capture } from "../kit/program.ts";

/**
 * The descriptor image of the contracts as they stand now: gates never judge the generated one, which may be stale.
 *
 * @throws CommandError with what buf said
 */
export async function buildImage(root: string, buf: string): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "souk-image-"));
  try {
    const file = join(folder, "image.binpb");
    const { code, stdout, stderr } = await capture(buf, ["build", "--output", file], { cwd: root });
    if (code !== 0) throw new CommandError(`buf build failed:\n${stdout}${stderr}`);
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
