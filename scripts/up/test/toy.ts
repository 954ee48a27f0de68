import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServiceSpec } from "../../services.ts";
import { freePort } from "../../stores/store.ts";

/** The tree that the toy services live in. */
export const TOY_ROOT = join(import.meta.dirname, "fixtures");

/** A toy service on free ports; its number is one by which replicas get ports that nobody has. */
export async function toySpec(name: string, rest: Partial<ServiceSpec> = {}): Promise<ServiceSpec> {
  const ports = { grpc: await freePort(), admin: await freePort() };
  return {
    ...{ name, language: "typescript", folder: "services/toy", packageName: `@souk/${name}` },
    ...{ number: ports.admin - 7_200, ports, stores: [], dependsOn: [], nodeOptions: [], beside: [] },
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
