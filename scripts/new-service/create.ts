import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generate } from "../contract/generate.ts";
import { CommandError } from "../kit/command.ts";
import { capture } from "../kit/program.ts";
import { completeLockFile } from "../lock/lock-file.ts";
import { discoverServices } from "../services.ts";
import { checkWord, type Names, namesOf, nextNumber } from "./names.ts";
import { type NewFile, renderAll } from "./render.ts";

/**
 * Decides on a new service: its names, and what will be written.
 *
 * @throws CommandError for a name that cannot be, or is taken in any way
 */
export function planService(root: string, service: string, resource: string): { names: Names; files: NewFile[] } {
  checkWord("NAME", service);
  const services = discoverServices(root);
  const number = nextNumber(
    service,
    services.map((spec) => spec.number),
  );
  const names = namesOf(service, resource, number, versionOfMongodb(root));
  const files = renderAll(names);
  const folders = [`services/${service}`, `proto/souk/${service}`];
  const taken = folders.find((folder) => existsSync(join(root, folder)));
  if (taken) throw new CommandError(`${taken} is there already; nothing was written.`);
  const route = `"/v1/${names.resources}`;
  const other = contractsOf(root).find((file) => readFileSync(join(root, file), "utf8").includes(route));
  if (other) throw new CommandError(`${other} has the route ${route}" already: choose another RESOURCE.`);
  return { names, files };
}

/** Writes the files, and makes everything that follows from their being there: links, the lock, generated code. */
export async function writeService(
  root: string,
  files: readonly NewFile[],
  say: (text: string) => void,
): Promise<void> {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text, { flag: "wx" });
  }
  const [protos, others] = [files.filter(isContract), files.filter((file) => !isContract(file))];
  const run = (program: string, ...args: string[]) => runIn(root, program, args);
  await run("buf", "format", "--write", ...protos.flatMap(({ path }) => ["--path", path]));
  say(`${files.length} files written`);
  await generate(root);
  await run("biome", "check", "--write", ...others.map(({ path }) => path).filter((path) => !path.endsWith(".md")));
  say("contracts generated");
  await run("npm", "install", "--prefer-offline", "--no-audit", "--no-fund");
  completeLockFile(root);
  await run("sh", "scripts/setup.sh", "--installed");
  say("package linked and locked");
  await writePacts(root, files);
  say("pacts written");
}

/** As `make contracts UPDATE=1` would, but of the new consumers alone, which need no stores. */
async function writePacts(root: string, files: readonly NewFile[]): Promise<void> {
  const consumers = files.map(({ path }) => path).filter((path) => /\/contract\/consumer\/.*\.pact\.ts$/.test(path));
  const env = { TEST_PACTS_FOLDER: join(root, "proto/pacts"), PACT_DO_NOT_TRACK: "true" };
  await runIn(root, "node", ["node_modules/mocha/bin/mocha.js", "--no-config", "--exit", ...consumers], env);
}

function isContract({ path }: NewFile): boolean {
  return path.endsWith(".proto");
}

async function runIn(
  root: string,
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<void> {
  const local = join(root, "node_modules/.bin", program);
  const { code, stdout, stderr } = await capture(existsSync(local) ? local : program, args, {
    cwd: root,
    env: { ...process.env, ...env },
  });
  if (code !== 0) throw new CommandError(`${program} ${args[0]} failed:\n${stdout}${stderr}`);
}

function contractsOf(root: string): string[] {
  return globSync("proto/souk/**/*.proto", { cwd: root });
}

/** The one that the others have. */
function versionOfMongodb(root: string): string {
  const text = readFileSync(join(root, "services/_chassis/package.json"), "utf8");
  return (JSON.parse(text) as { dependencies: { mongodb: string } }).dependencies.mongodb;
}
