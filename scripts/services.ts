import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./kit/paths.ts";

export type Language = "typescript";

/** One service of the shop. Ports are those without PORT_OFFSET (docs/architecture: fixed names). */
export interface ServiceSpec {
  readonly name: string;
  readonly language: Language;
  /** From the root of the repository. */
  readonly folder: string;
  readonly mainPort: number;
  readonly adminPort: number;
  /** The variable that takes the main port: gRPC for services, HTTP for the edge. */
  readonly mainVariable: "GRPC_PORT" | "EDGE_PORT";
  readonly stores: readonly ("mongodb" | "redis")[];
  /** Services that are started before this one. */
  readonly dependsOn: readonly string[];
}

const STORES = ["mongodb", "redis"] as const;

/** Every service that `make up` starts. The order in which they start follows from `dependsOn`. */
export const SERVICES: readonly ServiceSpec[] = [
  service("catalog", 2),
  service("inventory", 3),
  {
    ...{ name: "edge", language: "typescript", folder: "edge", mainVariable: "EDGE_PORT" },
    ...{ mainPort: 8080, adminPort: 7200, stores: [], dependsOn: ["catalog", "inventory"] },
  },
];

function service(name: string, number: number, dependsOn: readonly string[] = []): ServiceSpec {
  return {
    ...{ name, language: "typescript", folder: `services/${name}`, mainVariable: "GRPC_PORT" },
    ...{ mainPort: 7_100 + number, adminPort: 7_200 + number, stores: STORES, dependsOn },
  };
}

/** How services of a language are run. */
export interface Runtime {
  /** The program that has to be on this machine. */
  readonly tool: string;
  readonly find: () => string | undefined;
  /** The file, from the service's folder, without which there is no such service here. */
  readonly mainFile: (spec: ServiceSpec) => string;
  readonly args: (spec: ServiceSpec, root: string, mode: RunMode) => readonly string[];
}

export interface RunMode {
  /** Reload when a file is saved. */
  readonly watch: boolean;
  /** Open a debugger port. */
  readonly inspect: boolean;
}

/** The same in every stack, as debuggers look for it there: PORT_OFFSET does not shift it. */
export const INSPECT_PORT = 9_229;

export const RUNTIMES: Readonly<Record<Language, Runtime>> = {
  typescript: {
    tool: "Node",
    find: () => process.execPath,
    mainFile: () => "src/main.ts",
    args: (spec, root, { watch, inspect }) => [
      ...["--enable-source-maps", "--disable-warning=ExperimentalWarning"],
      ...(watch ? ["--watch", "--watch-preserve-output"] : []),
      ...(inspect ? [`--inspect=127.0.0.1:${INSPECT_PORT}`] : []),
      join(root, spec.folder, "src/main.ts"),
    ],
  },
};

/** Why a service cannot run here; undefined where it can. */
export function absenceOf(spec: ServiceSpec, root: string = ROOT, runtimes = RUNTIMES): string | undefined {
  const runtime = runtimes[spec.language];
  if (!existsSync(join(root, spec.folder, runtime.mainFile(spec)))) return `${spec.folder} is not built yet`;
  return runtime.find() ? undefined : `${runtime.tool} is not installed (\`make doctor\` says how to mend it)`;
}
