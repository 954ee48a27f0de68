import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { endWithMe, isRunning, signalGroup } from "../kit/children.ts";
import { poll, within } from "../kit/wait.ts";

export interface ProcessOptions {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly onLine: (line: string) => void;
}

/** A service did not get ready; its last lines tell why. */
export class StartFailure extends Error {
  override readonly name = "StartFailure";
  readonly lastLines: readonly string[];

  constructor(message: string, lastLines: readonly string[]) {
    super(message);
    this.lastLines = lastLines;
  }
}

const KEPT_LINES = 15;
const ASK_EVERY_MS = 60;
const ASK_TIMEOUT_MS = 1_000;
const KILL_GRACE_MS = 2_000;

/** A child process in a group of its own: Ctrl-C reaches only who started it. */
export class ServiceProcess {
  readonly #child: ChildProcess;
  readonly #lines: string[] = [];
  readonly startedAt = Date.now();
  /** How it ended: `exit code 1` or `SIGKILL`. */
  readonly ended: Promise<string>;

  constructor({ program, args, env, cwd, onLine }: ProcessOptions) {
    this.#child = spawn(program, [...args], { env, cwd, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    endWithMe(this.#child);
    this.ended = endOf(this.#child);
    for (const input of [this.#child.stdout, this.#child.stderr]) {
      if (!input) continue;
      createInterface({ input }).on("line", (line) => {
        this.#lines.push(line);
        if (this.#lines.length > KEPT_LINES) this.#lines.shift();
        onLine(line);
      });
    }
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get running(): boolean {
    return isRunning(this.#child);
  }

  /**
   * Waits until `/readyz` of every admin port answers 200.
   *
   * @throws StartFailure when the process ends before, or takes longer than the time-out; then it is killed
   */
  async ready(name: string, adminPorts: readonly number[], timeoutMs: number): Promise<void> {
    const allReady = async () => (await Promise.all(adminPorts.map(isReady))).every(Boolean);
    const answer = await poll(async () => !this.running || (await allReady()), { timeoutMs, everyMs: ASK_EVERY_MS });
    if (answer && this.running) return;
    const why = this.running
      ? `was not ready within ${timeoutMs / 1000} s`
      : `ended before it was ready (${await this.ended})`;
    this.signal("SIGKILL");
    await within(KILL_GRACE_MS, this.ended);
    throw new StartFailure(`${name} ${why}`, this.#lines);
  }

  /** @throws StartFailure when it ends with anything but 0 */
  async success(name: string): Promise<void> {
    const how = await this.ended;
    if (how !== "exit code 0") throw new StartFailure(`${name} failed (${how})`, this.#lines);
  }

  /** SIGTERM, and SIGKILL to what is left after the grace. */
  async stop(graceMs: number): Promise<void> {
    this.signal("SIGTERM");
    if ((await within(graceMs, this.ended)) === undefined) this.signal("SIGKILL");
    await within(KILL_GRACE_MS, this.ended);
  }

  /** To the whole group: what the process has started must not outlive it. */
  signal(signal: NodeJS.Signals): void {
    signalGroup(this.#child, signal);
  }
}

/** Resolves once the process has ended and everything that it printed has been read. */
async function endOf(child: ChildProcess): Promise<string> {
  try {
    const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
    return signal ?? `exit code ${code}`;
  } catch (error) {
    return (error as Error).message;
  }
}

async function isReady(adminPort: number): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(ASK_TIMEOUT_MS);
    return (await fetch(`http://127.0.0.1:${adminPort}/readyz`, { signal })).status === 200;
  } catch {
    return false;
  }
}
