import { parseArgs } from "node:util";
import type { Environment } from "@souk/chassis/config";
import { StartFault } from "./start-fault.ts";

interface Option {
  /** The variable that it sets. */
  readonly env: string;
  /** What stands for its value in the help; an option without one is a switch. */
  readonly value?: string;
  /** What a switch sets. @defaultValue `yes` */
  readonly sets?: string;
  readonly doc: string;
  /** What stands between the values of an option that may be given more than once. */
  readonly separator?: string;
}

/** Each option sets a variable, and wins over the one in the environment. */
const OPTIONS: Readonly<Record<string, Option>> = {
  image: { env: "EDGE_IMAGE_FILE", value: "FILE", doc: "FileDescriptorSet to serve, with its imports" },
  upstream: {
    env: "EDGE_UPSTREAMS",
    value: "[SERVICE=]ADDRESS",
    doc: "where the services listen, or one of them",
    separator: " ",
  },
  port: { env: "EDGE_PORT", value: "N", doc: "port of the REST API; 0 takes a free one" },
  host: { env: "BIND_HOST", value: "ADDRESS", doc: "address that the ports are bound to" },
  services: { env: "EDGE_SERVICES", value: "A,B", doc: "serve only these", separator: "," },
  rules: { env: "EDGE_RULES_FILE", value: "FILE", doc: "HTTP rules that replace those of the image" },
  "bind-unannotated": { env: "EDGE_BIND_UNANNOTATED", doc: "POST /pkg.Service/Method for rpcs without a rule" },
  "default-access": { env: "EDGE_DEFAULT_ACCESS", value: "public|deny", doc: "rpcs without a method_policy" },
  "cors-origin": { env: "EDGE_CORS_ORIGINS", value: "ORIGIN", doc: 'web pages that may call, or "*"', separator: "," },
  "ignore-query": {
    env: "EDGE_IGNORED_PARAMETERS",
    value: "NAME",
    doc: "a parameter that no route refuses",
    separator: ",",
  },
  lenient: {
    env: "EDGE_LENIENT_METHODS",
    value: "SERVICE/METHOD",
    doc: "an rpc that drops unknown fields",
    separator: ",",
  },
  "body-limit": { env: "EDGE_BODY_LIMIT_BYTES", value: "BYTES", doc: "largest body where no policy says another" },
  encodings: { env: "EDGE_ENCODINGS", value: "gzip,br", doc: "compressions that are spoken", separator: "," },
  "trailing-slash": { env: "EDGE_TRAILING_SLASH", value: "refuse|ignore|redirect", doc: "a slash too many" },
  "lists-in-path": { env: "EDGE_LISTS_IN_PATH", value: "refuse|commas", doc: "lists as path variables" },
  "omit-defaults": { env: "EDGE_OMIT_DEFAULTS", doc: "leave fields out of replies that hold their default" },
  "resume-fields": { env: "EDGE_RESUME_FIELDS", value: "A,B", doc: "what cursors of streams are called" },
  "no-shared-reads": { env: "EDGE_SHARE_READS", sets: "no", doc: "make every read a call of its own" },
  "no-docs": { env: "EDGE_DOCS", sets: "no", doc: "serve neither /openapi.json nor /docs" },
  "heartbeat-ms": { env: "EDGE_HEARTBEAT_MS", value: "MS", doc: "longest silence of a stream" },
};

/** Where it is told its upstreams the edge is a tool: it takes free ports for what nobody asked for. */
const TOOL_DEFAULTS: Environment = { ADMIN_PORT: "0", GRPC_PORT: "0" };

const SWITCHES = {
  check: "read the image and its rules, tell every fault, and exit",
  "print-config": "print every setting with its value in force, and exit",
  help: "print this, and exit",
};

export interface CommandLine {
  readonly env: Environment;
  readonly isCheck: boolean;
  readonly isHelp: boolean;
  /** What is left for the program that every service is. */
  readonly args: readonly string[];
}

/** @throws StartFault for an option that there is not */
export function readCommandLine(args: readonly string[], env: Environment): CommandLine {
  const values = parse(args);
  const given: Record<string, string> = {};
  for (const [name, option] of Object.entries(OPTIONS)) {
    const value = values[name];
    if (Array.isArray(value))
      given[option.env] = option.separator ? value.join(option.separator) : String(value.at(-1));
    else if (value === true) given[option.env] = option.sets ?? "yes";
  }
  const told = { ...env, ...given };
  return {
    env: told.EDGE_UPSTREAMS ? { ...TOOL_DEFAULTS, ...told } : told,
    isCheck: values.check === true,
    isHelp: values.help === true,
    args: values["print-config"] ? ["--print-config"] : [],
  };
}

function parse(args: readonly string[]): Readonly<Record<string, unknown>> {
  const options = Object.entries(OPTIONS).map(([name, { value }]) => [
    name,
    value === undefined ? { type: "boolean" as const } : { type: "string" as const, multiple: true },
  ]);
  const switches = Object.keys(SWITCHES).map((name) => [name, { type: "boolean" as const }]);
  try {
    return parseArgs({ args: [...args], options: Object.fromEntries([...options, ...switches]) }).values;
  } catch (error) {
    throw new StartFault("The command line cannot be read (--help lists the options)", [(error as Error).message]);
  }
}

export function helpText(): string {
  const rows = Object.entries(OPTIONS).map(([name, { value, doc, env }]) => [
    `--${name}${value === undefined ? "" : ` ${value}`}`,
    `${doc} (${env})`,
  ]);
  const all = [...rows, ...Object.entries(SWITCHES).map(([name, doc]) => [`--${name}`, doc])];
  const width = Math.max(...all.map(([option]) => option?.length ?? 0));
  return [
    "REST in front of any gRPC server, by the google.api.http rules of its descriptor image.",
    "",
    "  node edge/src/main.ts --image FILE --upstream HOST:PORT --port N",
    "",
    ...all.map(([option = "", doc = ""]) => `  ${option.padEnd(width)}  ${doc}`),
    "",
    "Each option is also a variable of the environment, named in brackets.\n",
  ].join("\n");
}
