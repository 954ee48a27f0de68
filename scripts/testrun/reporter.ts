import { subscribe } from "node:diagnostics_channel";
import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { format } from "node:util";
import Mocha from "mocha";
import { ROOT } from "../kit/paths.ts";
import type { Notes } from "./notes.ts";

const { Base, Spec } = Mocha.reporters;

/** Prints tests as mocha does, and notes for the run what only all its batches together can tell. */
export default class NotingReporter extends Spec {
  private readonly seconds: Record<string, number> = {};
  private readonly told = new Set<string>();
  private readonly failed = new Set<string>();

  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    subscribe("souk.told-reasons", (message) => {
      const { domain, reason } = message as { domain: string; reason: string };
      this.told.add(`${domain} ${reason}`);
    });
    runner.on("fail", (failing) => this.failed.add(relative(ROOT, fileOf(failing))));
    this.timeFiles(runner);
  }

  /** Hooks count: a file's time is all that passes between the end of what came before it and its own. */
  private timeFiles(runner: Mocha.Runner): void {
    let since = performance.now();
    runner.on("suite end", ({ parent, file = "" }) => {
      if (!parent?.root) return;
      const now = performance.now();
      const name = relative(ROOT, file);
      this.seconds[name] = (this.seconds[name] ?? 0) + (now - since) / 1_000;
      since = now;
    });
  }

  /** Kept for the end of the run, where nothing hides it. */
  override epilogue(): void {
    const lines: string[] = [];
    Base.consoleLog = (...words) => void lines.push(format(...words));
    super.epilogue();
    const [failed, told] = [[...this.failed], [...this.told]];
    const notes: Notes = { summary: lines.join("\n").trim(), failed, seconds: this.seconds, told };
    writeFileSync(process.env.TEST_NOTES_FILE as string, JSON.stringify(notes));
  }
}

/** Of a test or a hook; mocha tells a hook's file at the suite around it. */
function fileOf({ file, parent }: Pick<Mocha.Runnable | Mocha.Suite, "file" | "parent">): string {
  return file ?? (parent ? fileOf(parent) : "");
}
