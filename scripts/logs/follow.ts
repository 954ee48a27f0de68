import { closeSync, existsSync, fstatSync, openSync, readdirSync, readSync } from "node:fs";
import { join } from "node:path";
import { sleep } from "../kit/wait.ts";

const LOOK_EVERY_MS = 200;
const FIRST_BYTES = 16_384;
const CHUNK = 65_536;

/** Reads the lines that a file has got since the last time; a file that was rotated begins again. */
export class TailedFile {
  readonly id: string;
  readonly #path: string;
  #position: number | undefined;
  #rest = "";

  constructor(path: string, id: string) {
    this.#path = path;
    this.id = id;
  }

  read(): string[] {
    if (!existsSync(this.#path)) return [];
    const file = openSync(this.#path, "r");
    try {
      const { size } = fstatSync(file);
      const first = this.#position === undefined;
      if (this.#position === undefined) this.#position = Math.max(0, size - FIRST_BYTES);
      if (size < this.#position) this.#position = 0;
      const cut = first && this.#position > 0; // the first line is then only a part of one
      return this.#linesUpTo(file, size).slice(cut ? 1 : 0);
    } finally {
      closeSync(file);
    }
  }

  #linesUpTo(file: number, size: number): string[] {
    const buffer = Buffer.alloc(CHUNK);
    const parts: Buffer[] = [];
    for (let at = this.#position ?? 0; at < size; ) {
      const count = readSync(file, buffer, 0, Math.min(CHUNK, size - at), at);
      if (count === 0) break;
      parts.push(Buffer.from(buffer.subarray(0, count)));
      at += count;
      this.#position = at;
    }
    const lines = (this.#rest + Buffer.concat(parts).toString("utf8")).split("\n");
    this.#rest = lines.pop() ?? "";
    return lines;
  }
}

/** The log files of a service and its replicas, or of all services; stores and the command itself only by name. */
export function logsOf(folder: string, ids: readonly string[], wanted?: string): TailedFile[] {
  const present = existsSync(folder) ? readdirSync(folder) : [];
  const known = present.filter((name) => name.endsWith(".log")).map((name) => name.slice(0, -".log".length));
  const chosen = known.filter((id) =>
    wanted ? id === wanted || replicaOf(id) === wanted : ids.includes(id) || ids.includes(replicaOf(id)),
  );
  return chosen.sort().map((id) => new TailedFile(join(folder, `${id}.log`), id));
}

function replicaOf(id: string): string {
  return id.replace(/-\d+$/, "");
}

/** Gives every new line, for ever or once. */
export async function follow(files: readonly TailedFile[], onLine: (id: string, line: string) => void, once: boolean) {
  for (;;) {
    for (const file of files) for (const line of file.read()) onLine(file.id, line);
    if (once) return;
    await sleep(LOOK_EVERY_MS);
  }
}
