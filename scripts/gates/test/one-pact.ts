import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PACTS_FOLDER } from "@souk/contracts";

/** Works with a folder that has one of the committed pacts, or one interaction of it. */
export async function withPact<T>(path: string, work: (folder: string) => Promise<T>, only?: string): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "souk-pact-"));
  try {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(PACTS_FOLDER, path), join(folder, path));
    if (only !== undefined)
      changePact(join(folder, path), (all) => all.filter(({ description }) => description === only));
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Named {
  readonly description: string;
}

/** Changes the interactions of a pact file. */
export function changePact(file: string, change: (interactions: Named[]) => Named[]): void {
  const pact = JSON.parse(readFileSync(file, "utf8")) as { interactions: Named[] };
  writeFileSync(file, JSON.stringify({ ...pact, interactions: change(pact.interactions) }, null, 2));
}
