import { globSync } from "node:fs";
import { join } from "node:path";
import { goTool } from "../../kit/go-tools.ts";
import { ROOT } from "../../kit/paths.ts";
import { capture, type Outcome } from "../../kit/program.ts";

/** A command-line client that knows nothing of Souk but what reflection tells it. */
export interface Tool {
  readonly name: string;
  /** Full names of the services that the server lists. */
  list(address: string): Promise<string[]>;
  describe(address: string, symbol: string): Promise<Outcome>;
  call(address: string, call: ToolCall): Promise<Outcome>;
}

export interface ToolCall {
  /** `package.Service/Method`. */
  readonly rpc: string;
  readonly request: unknown;
  readonly headers: readonly string[];
  /** After so many seconds the tool gives up, which it calls a failure. */
  readonly maxSeconds: number;
}

const GRPCURL = "github.com/fullstorydev/grpcurl/cmd/grpcurl@v1.9.4";

/** grpcurl from PATH, else built once into `.cache`; undefined where there is no Go to build it with. */
export async function grpcurl(): Promise<Tool | undefined> {
  const program = await goTool("grpcurl", GRPCURL);
  if (!program) return undefined;
  const ask = (args: readonly string[]) => capture(program, ["-plaintext", ...args]);
  return {
    name: "grpcurl",
    list: async (address) => linesOf(await ask([address, "list"])),
    describe: (address, symbol) => ask([address, "describe", symbol]),
    call: (address, { maxSeconds, rpc, ...call }) =>
      ask(["-max-time", String(maxSeconds), ...flagsOf(call), address, rpc]),
  };
}

/** `buf curl`, which comes with the repository. It describes by listing methods, once at each address. */
export function bufCurl(): Tool {
  const [program = "buf"] = globSync("node_modules/@bufbuild/buf-*/bin/buf", { cwd: ROOT }); // without Node before each call
  const ask = (args: readonly string[]) =>
    capture(join(ROOT, program), ["curl", "--protocol", "grpc", "--http2-prior-knowledge", ...args]);
  const listed = new Map<string, Promise<Outcome>>();
  const listMethods = (address: string): Promise<Outcome> => {
    const methods = listed.get(address) ?? ask(["--list-methods", `http://${address}`]);
    listed.set(address, methods);
    return methods;
  };
  return {
    name: "buf curl",
    list: async (address) => {
      const methods = linesOf(await listMethods(address));
      return [...new Set(methods.map((method) => method.split("/")[0] ?? ""))];
    },
    describe: async (address, symbol) => {
      const methods = await listMethods(address);
      const known = linesOf(methods).some((method) => method.replace("/", ".").startsWith(symbol));
      return known ? methods : { ...methods, code: 1, stderr: `${symbol} is not listed` };
    },
    call: (address, { maxSeconds, rpc, ...call }) =>
      ask(["--timeout", `${maxSeconds}s`, ...flagsOf(call), `http://${address}/${rpc}`]),
  };
}

function flagsOf({ headers, request }: Pick<ToolCall, "headers" | "request">): string[] {
  return [...headers.flatMap((header) => ["-H", header]), "-d", JSON.stringify(request)];
}

function linesOf({ code, stdout, stderr }: Outcome): string[] {
  if (code !== 0) throw new Error(stderr);
  return stdout.split("\n").filter(Boolean);
}
