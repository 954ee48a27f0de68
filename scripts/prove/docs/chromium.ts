import { existsSync, globSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { CommandError } from "../../kit/command.ts";
import { CACHE } from "../../kit/paths.ts";
import { capture, onPath } from "../../kit/program.ts";

/** How a browser without a window is called, the smallest first. */
const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];
const [PACKAGE] = NAMES as [string];
const HOME = join(CACHE, PACKAGE);
const MEND = "Install Chromium, or run this on Debian, where it is taken from the system's packages.";

/** A browser, and what its environment must say. */
export interface Chromium {
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The system's Chromium; else Debian's package, with the libraries that are missing here, unpacked into the cache (100 MB to
 * fetch, and not installed).
 *
 * @throws CommandError where there is none to be had
 */
export async function findChromium(say: (line: string) => void): Promise<Chromium> {
  const own = NAMES.map((name) => onPath(name)).find((file) => file !== undefined);
  if (own) return { file: own, env: {} };
  if (!existsSync(HOME)) await fetchPackages(say);
  const folders = new Set(globSync("**/*.so*", { cwd: HOME }).map((file) => join(HOME, dirname(file))));
  return { file: join(HOME, "usr/lib/chromium", PACKAGE), env: { LD_LIBRARY_PATH: [...folders].join(":") } };
}

async function fetchPackages(say: (line: string) => void): Promise<void> {
  say(`fetching Debian's ${PACKAGE} into .cache`);
  const names = await missingPackages();
  const work = `${HOME}-${process.pid}`;
  mkdirSync(work, { recursive: true });
  try {
    const fetched = await capture("apt-get", ["-qq", "-o", "APT::Sandbox::User=root", "download", ...names], {
      cwd: work,
    });
    if (fetched.code !== 0) throw new CommandError(`Chromium could not be fetched: ${fetched.stderr}${MEND}`);
    for (const name of readdirSync(work).filter((file) => file.endsWith(".deb"))) {
      const { code, stderr } = await capture("dpkg", ["-x", join(work, name), work]);
      if (code !== 0) throw new CommandError(`${name} could not be unpacked: ${stderr}`);
      rmSync(join(work, name));
    }
    renameSync(work, HOME);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Chromium, and what it needs that this system does not have. */
async function missingPackages(): Promise<string[]> {
  const { code, stdout } = await capture("apt-get", [
    "-qq",
    "--simulate",
    "--no-install-recommends",
    "install",
    PACKAGE,
  ]);
  const names = [...stdout.matchAll(/^Inst (\S+)/gm)].map(([, name]) => name as string);
  if (code !== 0 || names.length === 0) throw new CommandError(`There is no Chromium here. ${MEND}`);
  return names;
}
