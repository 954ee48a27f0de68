/** Repeats of what may be there any number of times: enough to look like something. */
const FEW = 2;

/**
 * A text that a pattern matches, as short as it gives one; undefined for patterns with anything that is beyond this: look
 * around, back references, classes of Unicode.
 */
export function textMatching(pattern: string): string | undefined {
  try {
    const text = new PatternReader(pattern).read();
    return new RegExp(pattern, "u").test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

const CLASSES: Readonly<Record<string, string>> = { d: "1", w: "a", s: " ", D: "a", W: "-", S: "a", n: "\n", t: "\t" };
/** Where any of many characters would do, one of these that fits is taken. */
const NICE = "a1Aetxms0Z-_ .";

/** Reads a pattern and writes a text at the same time: the first of all choices. */
class PatternReader {
  readonly #pattern: string;
  #pos = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  read(): string {
    const text = this.#readChoice();
    if (this.#pos < this.#pattern.length) throw new Error("unbalanced");
    return text;
  }

  /** The first alternative that is not empty; all of them are read. */
  #readChoice(): string {
    const alternatives = [this.#readSequence()];
    while (this.#accept("|")) alternatives.push(this.#readSequence());
    return alternatives.find((text) => text !== "") ?? "";
  }

  #readSequence(): string {
    let text = "";
    while (this.#pos < this.#pattern.length && !this.#at("|") && !this.#at(")")) {
      const part = this.#readAtom();
      text += part.repeat(this.#readCount());
    }
    return text;
  }

  #readAtom(): string {
    if (this.#accept("^") || this.#accept("$")) return "";
    if (this.#accept(".")) return "a";
    if (this.#accept("[")) return this.#readClass();
    if (this.#accept("\\")) return this.#readEscape();
    if (!this.#accept("(")) return this.#take();
    if (this.#accept("?") && !this.#accept(":")) throw new Error("only plain groups are understood");
    const text = this.#readChoice();
    if (!this.#accept(")")) throw new Error("unbalanced");
    return text;
  }

  #readEscape(): string {
    const char = this.#take();
    if (/[bBkpPuxc1-9]/.test(char)) throw new Error("an escape that is not understood");
    return CLASSES[char] ?? char;
  }

  #readClass(): string {
    const start = this.#pos - 1;
    while (!this.#at("]") || this.#pos === start + 1) this.#take() === "\\" && this.#take();
    this.#pos++;
    const members = new RegExp(`^${this.#pattern.slice(start, this.#pos)}$`, "u");
    const first = [...NICE].find((char) => members.test(char)) ?? this.#anyOf(members);
    if (first === undefined) throw new Error("a class that is empty");
    return first;
  }

  #anyOf(members: RegExp): string | undefined {
    return Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).find((char) => members.test(char));
  }

  #readCount(): number {
    if (this.#accept("?")) return 1;
    if (this.#accept("*")) return this.#lazily(1);
    if (this.#accept("+")) return this.#lazily(FEW);
    const bounds = /^\{([0-9]+)(,?)([0-9]*)\}/.exec(this.#pattern.slice(this.#pos));
    if (!bounds) return 1;
    this.#pos += bounds[0].length;
    const most = bounds[2] === "" ? Number(bounds[1]) : Number(bounds[3] || FEW);
    return this.#lazily(Math.max(Number(bounds[1]), Math.min(FEW, most)));
  }

  #lazily(count: number): number {
    this.#accept("?");
    return count;
  }

  #take(): string {
    const char = this.#pattern[this.#pos++];
    if (char === undefined) throw new Error("unbalanced");
    return char;
  }

  #at(char: string): boolean {
    return this.#pattern[this.#pos] === char;
  }

  #accept(char: string): boolean {
    if (!this.#at(char)) return false;
    this.#pos++;
    return true;
  }
}
