import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServiceSpec } from "../../services.ts";
import { freePort } from "../../stores/store.ts";

/** The tree that the toy services live in. */
export const TOY_ROOT = join(import.meta.dirname, "fixtures");

export async function toySpec(name: string, rest: Partial<ServiceSpec> = {}): Promise<ServiceSpec> {
  return {
    ...{ name, language: "typescript", folder: "services/toy", mainVariable: "GRPC_PORT" },
    ...{ mainPort: await freePort(), adminPort: await freePort(), stores: [], dependsOn: [] },
    ...rest,
  };
}

/** A folder that is gone after the test, and a diary that toy services write in there. */
export function toyFolder() {
  const folder = mkdtempSync(join(tmpdir(), "souk-toy-"));
  const diary = join(folder, "diary");
  return {
    ...{ folder, diary },
    entries: () => readFileSync(diary, "utf8").trim().split("\n"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
