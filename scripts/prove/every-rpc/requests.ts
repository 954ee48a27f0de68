import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../kit/paths.ts";
import type { ServiceSpec } from "../../services.ts";

/** One call of every rpc of a service that is not health or reflection, in an order in which each finds what it needs. */
export interface ExampleCall {
  /** `souk.catalog.v1.CatalogService/GetProduct`. */
  readonly rpc: string;
  readonly request: Readonly<Record<string, unknown>>;
}

/** The calls in `test/example-calls.json` of the service, about a thing of this id. */
export function exampleCalls({ folder }: ServiceSpec, id: string): readonly ExampleCall[] {
  const text = readFileSync(join(ROOT, folder, "test/example-calls.json"), "utf8");
  return JSON.parse(text.replaceAll("$ID", id)) as ExampleCall[];
}
