import { closeSync, fdatasyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { Authorization } from "./authorization.ts";

/** What a key was answered with, for ever. */
export interface Answered {
  readonly key: string;
  /** Of what was asked. */
  readonly fingerprint: string;
  readonly status: number;
  readonly body: string;
}

export interface WebhookEvent {
  readonly id: string;
  readonly body: string;
}

/** One change: all of it, or nothing of it, is in the journal. */
export interface Entry {
  readonly authorization?: Authorization;
  readonly answered?: Answered;
  /** To be delivered. */
  readonly event?: WebhookEvent;
  /** The id of an event that was delivered. */
  readonly delivered?: string;
  /** The key of a call that is counted, whatever becomes of it. */
  readonly attempted?: string;
}

/** An append-only file. What was written survives a kill of the process; a line that a kill cut short never happened. */
export class Journal {
  readonly #fd: number;

  /** @param apply told of every entry that is there */
  constructor(file: string, apply: (entry: Entry) => void) {
    mkdirSync(dirname(file), { recursive: true });
    this.#fd = openSync(file, "a+", 0o600);
    const bytes = readFileSync(file);
    const whole = bytes.lastIndexOf(0x0a) + 1;
    if (whole < bytes.length) ftruncateSync(this.#fd, whole);
    const lines = bytes.subarray(0, whole).toString("utf8").split("\n").filter(Boolean);
    for (const line of lines) apply(JSON.parse(line) as Entry);
  }

  append(entry: Entry): void {
    writeSync(this.#fd, `${JSON.stringify(entry)}\n`);
  }

  close(): void {
    fdatasyncSync(this.#fd);
    closeSync(this.#fd);
  }
}
