import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, globSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { identityOf } from "../../kit/identity.ts";
import { CACHE, ROOT } from "../../kit/paths.ts";

/** A copy of this repository as it stands, with what is not committed yet. */
export interface Clone {
  readonly root: string;
  remove(): void;
}

const CLONES = "clones";
/** Files in node_modules that are written in place: linked ones would change here too. */
const WRITTEN = [".souk-stamp", ".package-lock.json"];

/**
 * Clones the repository to where a test or proof may change it. Packages and stores are hard links, which cost nothing;
 * so it lies in `.cache`, on the same file system.
 */
export function cloneRepository(): Clone {
  mkdirSync(join(CACHE, CLONES), { recursive: true });
  removeOrphans();
  const root = mkdtempSync(join(CACHE, CLONES, `${process.pid}-`));
  execFileSync("git", ["clone", "--quiet", "--no-checkout", ROOT, root]);
  for (const file of filesOfWorkTree()) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    copyFileSync(join(ROOT, file), join(root, file));
  }
  execFileSync("git", ["reset", "--quiet"], { cwd: root });
  for (const folder of globSync("{,*/,services/*/}node_modules", { cwd: ROOT })) link(folder, root);
  for (const file of WRITTEN) unlink(join("node_modules", file), root);
  const built = readdirSync(CACHE).filter((name) => name !== CLONES);
  for (const name of built) link(join(".cache", name), root);
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** Clones of processes that were killed before they could remove them. */
function removeOrphans(): void {
  for (const name of readdirSync(join(CACHE, CLONES))) {
    if (!identityOf(Number.parseInt(name, 10))) rmSync(join(CACHE, CLONES, name), { recursive: true, force: true });
  }
}

function filesOfWorkTree(): string[] {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const listed = execFileSync("git", args, { cwd: ROOT, encoding: "utf8", maxBuffer: 64 * 2 ** 20 });
  return listed.split("\0").filter((file) => file !== "" && existsSync(join(ROOT, file)));
}

/** As hard links where the system's `cp` makes them, else as copies. Symbolic links stay what they are. */
function link(path: string, root: string): void {
  const [from, to] = [join(ROOT, path), join(root, path)];
  mkdirSync(dirname(to), { recursive: true });
  try {
    execFileSync("cp", ["-al", from, to], { stdio: "ignore" });
  } catch {
    execFileSync("cp", ["-RP", from, dirname(to)]);
  }
}

function unlink(path: string, root: string): void {
  rmSync(join(root, path), { force: true });
  if (existsSync(join(ROOT, path))) copyFileSync(join(ROOT, path), join(root, path));
}
