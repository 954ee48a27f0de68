/** One package of package-lock.json (version 3), as far as it matters here. */
export interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly license?: string;
  readonly engines?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
  readonly [other: string]: unknown;
}

const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "sunos", "win32"];
const PROCESSORS: Readonly<Record<string, string>> = {
  aarch64: "arm64",
  armv7: "arm",
  x86_64: "x64",
  amd64: "x64",
};

/**
 * A lock that also holds the optional packages of other platforms. A registry that serves only one platform's makes npm
 * leave the others out, and `npm ci` then stops ("Missing: … from lock file"), there and on the other platforms.
 *
 * @returns the names that were added, and the completed lock; the same lock when nothing is missing
 */
export function completeLock(lock: Lock): { added: string[]; lock: Lock } {
  const missing: Record<string, LockedPackage> = {};
  for (const [path, parent] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      if (!isLocked(lock, path, name)) missing[`node_modules/${name}`] = entryFor(name, version, parent);
    }
  }
  const added = Object.keys(missing);
  if (added.length === 0) return { added, lock };
  const entries = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, "en"));
  return { added, lock: { ...lock, packages: Object.fromEntries(entries) } };
}

/** Node looks in the node_modules of each folder upwards. */
function isLocked({ packages }: Lock, from: string, name: string): boolean {
  for (let folder = from; ; folder = parentOf(folder)) {
    if (packages[`${folder === "" ? "" : `${folder}/`}node_modules/${name}`]) return true;
    if (folder === "") return false;
  }
}

function parentOf(path: string): string {
  const cut = path.lastIndexOf("/node_modules/");
  return cut < 0 ? "" : path.slice(0, cut);
}

function entryFor(name: string, version: string, parent: LockedPackage): LockedPackage {
  const words = (name.split("/").at(-1) ?? "").split("-");
  const system = words.findIndex((word) => SYSTEMS.includes(word));
  const processor = words[system + 1];
  if (system < 0 || !processor || !/^\d/.test(version)) {
    throw new Error(`package-lock.json lacks ${name}@${version}, and it is not a platform's package: run npm install`);
  }
  return {
    version,
    cpu: [PROCESSORS[processor] ?? processor],
    ...(parent.dev ? { dev: true } : {}),
    ...(words.includes("musl") ? { libc: ["musl"] } : {}),
    ...(parent.license ? { license: parent.license } : {}),
    optional: true,
    os: [words[system] ?? ""],
    ...(parent.engines ? { engines: parent.engines } : {}),
  };
}
