import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../kit/paths.ts";
import { capture } from "../kit/program.ts";
import { INSPECT_PORT, SERVICES } from "../services.ts";

interface Launch {
  readonly configurations: readonly {
    readonly name: string;
    readonly request: string;
    readonly port?: number;
    readonly program?: string;
    readonly args?: readonly string[];
    readonly runtimeExecutable?: string;
    readonly preLaunchTask?: string;
  }[];
  readonly compounds: readonly { readonly configurations: readonly string[] }[];
  readonly inputs: readonly { readonly id: string; readonly default: string }[];
}

interface Tasks {
  readonly tasks: readonly { readonly label: string; readonly command: string }[];
}

const read = <T>(name: string) => JSON.parse(readFileSync(join(ROOT, ".vscode", name), "utf8")) as T;
const resolve = (path: string) => path.replace(/^\$\{workspaceFolder\}/, ROOT);

describe("the launch files for VS Code", () => {
  const { configurations, compounds, inputs } = read<Launch>("launch.json");
  const { tasks } = read<Tasks>("tasks.json");

  it("attach to the port that INSPECT opens", () => {
    const attach = configurations.filter(({ request }) => request === "attach");
    assert.deepEqual(
      attach.map(({ port }) => port),
      [INSPECT_PORT],
    );
  });

  for (const { name, program, args = [], runtimeExecutable } of configurations.filter(({ program }) => program)) {
    it(`run scripts that are there, with options that they know: ${name}`, async () => {
      assert.ok(existsSync(resolve(runtimeExecutable ?? "")), runtimeExecutable);
      const { code, stdout } = await capture(process.execPath, [resolve(program ?? ""), "--help"]);
      assert.equal(code, 0);
      for (const option of args.filter((arg) => arg.startsWith("--"))) assert.ok(stdout.includes(option), option);
    });
  }

  it("name configurations, tasks and inputs that there are", () => {
    const names = configurations.map(({ name }) => name);
    for (const { configurations: parts } of compounds) for (const part of parts) assert.ok(names.includes(part), part);
    const labels = tasks.map(({ label }) => label);
    for (const { preLaunchTask } of configurations) assert.ok(!preLaunchTask || labels.includes(preLaunchTask));
    const asked = JSON.stringify(configurations).match(/(?<=\$\{input:)\w+/g) ?? [];
    assert.deepEqual(
      asked,
      inputs.map(({ id }) => id),
    );
    assert.ok(SERVICES.some(({ name }) => name === inputs[0]?.default));
  });

  it("call targets that the Makefile has", () => {
    const makefile = readFileSync(join(ROOT, "Makefile"), "utf8");
    for (const { command } of tasks) assert.ok(makefile.includes(`\n${command.replace("make ", "")}:`), command);
  });
});
