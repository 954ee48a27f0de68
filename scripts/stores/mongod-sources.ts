import { join } from "node:path";
import { CACHE } from "../kit/paths.ts";
import { capture, onPath } from "../kit/program.ts";
import { within } from "../kit/wait.ts";
import type { StoreKind } from "./store.ts";

/** A real mongod that runs on this machine. */
export interface Mongod {
  readonly kind: StoreKind;
  /** For people: where it came from. */
  readonly origin: string;
  readonly file: string;
  readonly version: string;
}

const PROBE_MS = 2_000;

export async function mongodFromPath(path?: string): Promise<Mongod | undefined> {
  const file = onPath("mongod", path);
  return file ? checked({ kind: "path", origin: "mongod on PATH", file }) : undefined;
}

/** The server that mongodb-memory-server-core downloads: only if it is here already, or its source answers quickly. */
export async function mongodFromMemoryServer(say?: (text: string) => void): Promise<Mongod | undefined> {
  const { DryMongoBinary, MongoBinary } = await import("mongodb-memory-server-core");
  const { MongoBinaryDownloadUrl } = await import("mongodb-memory-server-core/lib/util/MongoBinaryDownloadUrl.js");
  const downloadDir = join(CACHE, "mongodb");
  const source = { kind: "memory-server", origin: "downloaded by mongodb-memory-server" } as const;
  try {
    const options = await DryMongoBinary.generateOptions({ downloadDir });
    const cached = await within(PROBE_MS, DryMongoBinary.locateBinary(options));
    if (cached) return await checked({ ...source, file: cached });
    if (!(await answers(await new MongoBinaryDownloadUrl(options).getDownloadUrl()))) return undefined;
    say?.(`downloading MongoDB ${options.version} into .cache`);
    return await checked({ ...source, file: await MongoBinary.getPath(options) });
  } catch {
    return undefined; // no build for this system, or the download broke off: the next source serves
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(PROBE_MS) });
    return true;
  } catch {
    return false;
  }
}

async function checked(mongod: Omit<Mongod, "version">): Promise<Mongod | undefined> {
  const { code, stdout } = await capture(mongod.file, ["--version"]);
  const version = /db version v([\d.]+)/.exec(stdout)?.[1];
  return code === 0 && version ? { ...mongod, version } : undefined;
}
