import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "../../kit/command.ts";
import { CACHE } from "../../kit/paths.ts";
import { capture } from "../../kit/program.ts";

/** The Debian release that has glibc 2.38 or newer. */
const RELEASE = "trixie";
const PACKAGES = ["libc6", "libstdc++6", "libgcc-s1"];
const HOME = join(CACHE, `libraries-${RELEASE}`);

/**
 * Newer system libraries for a program that needs them, beside the system's own. They come from where the system's own
 * packages come from, by apt and with its signatures, and are unpacked into the cache, not installed.
 */
export async function newerLibraries(say: (line: string) => void): Promise<{ loader: string; folder: string }> {
  if (!existsSync(HOME)) await fetchLibraries(say);
  const folder = join(HOME, "usr/lib/x86_64-linux-gnu");
  return { loader: join(folder, "ld-linux-x86-64.so.2"), folder };
}

async function fetchLibraries(say: (line: string) => void): Promise<void> {
  say(`this system's libc is older than the runner's: fetching that of Debian ${RELEASE} into .cache`);
  const work = `${HOME}-${process.pid}`;
  for (const folder of ["lists/partial", "archives/partial"]) mkdirSync(join(work, "apt", folder), { recursive: true });
  const { stdout } = await capture("apt-get", ["indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"]);
  const mirror = stdout.split("\n").find((line) => line.endsWith("/debian/"));
  if (!mirror)
    throw new CommandError("The runner needs glibc 2.38, and this is no Debian that it could be taken from.");
  writeFileSync(join(work, "apt/sources.list"), `deb ${mirror} ${RELEASE} main\n`);
  await apt(work, "update");
  await apt(work, "download", ...PACKAGES);
  for (const name of readdirSync(work).filter((file) => file.endsWith(".deb"))) {
    const { code, stderr } = await capture("dpkg", ["-x", join(work, name), work]);
    if (code !== 0) throw new CommandError(`${name} could not be unpacked: ${stderr}`);
  }
  renameSync(work, HOME);
}

async function apt(work: string, ...args: string[]): Promise<void> {
  const settings = {
    "Dir::Etc::SourceList": join(work, "apt/sources.list"),
    "Dir::Etc::SourceParts": "/dev/null",
    "Dir::State::Lists": join(work, "apt/lists"),
    "Dir::Cache": join(work, "apt"),
    "APT::Architecture": "amd64",
    "APT::Sandbox::User": "root",
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
  const { code, stderr } = await capture("apt-get", ["-qq", ...options, ...args], { cwd: work });
  if (code !== 0) throw new CommandError(`apt-get ${args[0]} failed: ${stderr}`);
}
