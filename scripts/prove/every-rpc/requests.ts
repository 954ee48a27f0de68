import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../kit/paths.ts";
import type { DemoRole } from "../../secrets/demo-accounts.ts";
import type { ServiceSpec } from "../../services.ts";

/** A call of an rpc; a list of them stands in an order in which each finds what it needs. */
export interface ExampleCall {
  /** `souk.catalog.v1.CatalogService/GetProduct`. */
  readonly rpc: string;
  readonly request: Readonly<Record<string, unknown>>;
  /** The status with which the rpc may answer as well, where not every process has what the call is about. */
  readonly orRefused?: string;
  /** Whose call it is, where not staff's. */
  readonly role?: DemoRole;
  /** Never ends by itself: it is answered when its first message has come. */
  readonly endless?: boolean;
}

/** One call of every rpc of a service's own, about a thing of this id: those in `test/example-calls.json` of the service. */
export function exampleCalls({ folder }: ServiceSpec, id: string): readonly ExampleCall[] {
  const text = readFileSync(join(ROOT, folder, "test/example-calls.json"), "utf8");
  return JSON.parse(text.replaceAll("$ID", id)) as ExampleCall[];
}

/** One call of every rpc of OpsService, which every process has. */
export function opsCalls(): readonly ExampleCall[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, "ops-calls.json"), "utf8")) as ExampleCall[];
}
