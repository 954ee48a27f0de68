/** Where progress is shown; a terminal gets a bar that moves, anything else a line now and then. */
export interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const BAR = 24;
const PERCENT_PER_LINE = 10;

/** One piece of work and how far it is. */
export class Progress {
  readonly #what: string;
  readonly #out: Output;
  #lastPercent = -1;
  #lastLine = "";

  constructor(what: string, out: Output) {
    this.#what = what;
    this.#out = out;
  }

  show(done: number, all: number, note = ""): void {
    const share = all === 0 ? 1 : Math.min(done / all, 1);
    const percent = Math.floor(share * 100);
    if (this.#out.isTTY) this.#draw(share, percent, note);
    else this.#say(percent, note);
  }

  /** Leaves the last state standing. */
  end(): void {
    if (this.#out.isTTY && this.#lastLine) this.#out.write("\n");
  }

  #draw(share: number, percent: number, note: string): void {
    const filled = Math.round(share * BAR);
    const bar = `${"█".repeat(filled)}${"░".repeat(BAR - filled)}`;
    const line = `${this.#what} ${bar} ${String(percent).padStart(3)} %  ${note}`.trimEnd();
    if (line === this.#lastLine) return;
    this.#lastLine = line;
    this.#out.write(`\r${line}\x1b[K`); // to the end of the line: what was longer before goes
  }

  #say(percent: number, note: string): void {
    const step = percent - (percent % PERCENT_PER_LINE);
    if (step <= this.#lastPercent) return;
    this.#lastPercent = step;
    this.#out.write(`${this.#what}: ${percent} %${note ? `, ${note}` : ""}\n`);
  }
}
