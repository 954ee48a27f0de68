import { runtime } from "./runtime.ts";

const RUNTIME_NAMES = Object.keys(runtime);

/**
 * Gathers the source of functions, and the constants that they use. All text in it is the compiler's own: what comes from a
 * contract gets in as a number, or as bytes, or as a constant under a number.
 */
export class Source {
  readonly #constants: unknown[] = [];
  readonly #functions: string[] = [];

  /** The name by which the code has this value. */
  constant(value: unknown): string {
    const known = this.#constants.indexOf(value);
    return `k${known < 0 ? this.#constants.push(value) - 1 : known}`;
  }

  /** Adds a function, and gives its name. */
  define(parameters: string, body: string): string {
    const name = `f${this.#functions.length}`;
    this.#functions.push(`function ${name}(${parameters}) {\n${body}\n}`);
    return name;
  }

  /** Makes the functions, and gives the one that has this name. */
  compile(name: string): unknown {
    const constants = this.#constants.map((_, i) => `k${i}`);
    const parts = ['"use strict";', `const { ${RUNTIME_NAMES.join(", ")} } = runtime;`];
    if (constants.length > 0) parts.push(`const [${constants.join(", ")}] = constants;`);
    parts.push(...this.#functions, `return ${name};`);
    return new Function("runtime", "constants", parts.join("\n"))(runtime, this.#constants);
  }
}

/** Statements that write this text, four bytes at once; there is room for it, and for three bytes more. */
export function writeConstant(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length < 4) return [...bytes].map((byte) => `out[o++] = ${byte};`).join(" ");
  const padded = Buffer.concat([bytes], (bytes.length + 3) & ~3);
  const fours = Array.from(
    { length: padded.length / 4 },
    (_, i) => `view.setInt32(o + ${4 * i}, ${padded.readInt32LE(4 * i)}, true);`,
  );
  return `{ const { view } = scratch; ${fours.join(" ")} o += ${bytes.length}; }`;
}

/** Statements that make room for so many bytes and the spare ones. */
export function makeRoom(count: number): string {
  return `if (o + ${count} > out.length) out = grow(o, ${count});`;
}
