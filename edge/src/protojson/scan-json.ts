import { formatPath, type PathPart } from "./json-path.ts";

/** A number as it was written, so that no digit is lost. */
export class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A JSON value without loss; objects are maps, so that no key means anything to JavaScript. */
export type Json = null | boolean | string | JsonNumber | Json[] | JsonObject;
export type JsonObject = Map<string, Json>;

/** Text that is no JSON value, or one that no request may hold. */
export class JsonTextError extends Error {
  override readonly name = "JsonTextError";
  /** Where it stands, as far as that can be told. */
  readonly path: string;

  constructor(path: string, problem: string) {
    super(problem);
    this.path = path;
  }
}

export const MAX_DEPTH = 64;
export const MAX_KEYS = 1000;

const BLANKS = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what a JSON string may not hold unescaped
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const HEX4 = /[0-9a-fA-F]{4}/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** Reads UTF-8; bytes that are none are refused. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new JsonTextError("", "is not UTF-8");
  }
}

/**
 * Reads one JSON value that fills the text. Stricter than JSON.parse: refused are duplicate keys, unpaired surrogates,
 * nesting deeper than 64 and objects of more than 1000 keys.
 */
export function scanJson(text: string): Json {
  return new Scanner(text).scan();
}

class Scanner {
  readonly #text: string;
  readonly #path: PathPart[] = [];
  #pos = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  scan(): Json {
    const value = this.#readValue();
    this.#match(BLANKS);
    if (this.#pos < this.#text.length) throw this.#error("has text after the JSON value");
    return value;
  }

  #readValue(): Json {
    this.#match(BLANKS);
    switch (this.#text[this.#pos]) {
      case "{":
        return this.#nest(() => this.#readObject());
      case "[":
        return this.#nest(() => this.#readArray());
      case '"':
        return this.#readString();
      case "t":
        return this.#readWord("true", true);
      case "f":
        return this.#readWord("false", false);
      case "n":
        return this.#readWord("null", null);
      default:
        return this.#readNumber();
    }
  }

  #nest<T>(read: () => T): T {
    if (++this.#depth > MAX_DEPTH) throw this.#error(`is nested deeper than ${MAX_DEPTH} levels`);
    this.#pos++;
    const value = read();
    this.#depth--;
    return value;
  }

  #readObject(): JsonObject {
    const object: JsonObject = new Map();
    if (this.#acceptAfterBlanks("}")) return object;
    do {
      this.#match(BLANKS);
      const key = this.#readString();
      this.#path.push(key);
      if (object.has(key)) throw this.#error("is given twice; once is enough");
      if (object.size === MAX_KEYS) throw this.#error(`is one key more than the ${MAX_KEYS} that an object may have`);
      if (!this.#acceptAfterBlanks(":")) throw this.#syntaxError();
      object.set(key, this.#readValue());
      this.#path.pop();
    } while (this.#acceptAfterBlanks(","));
    if (!this.#acceptAfterBlanks("}")) throw this.#syntaxError();
    return object;
  }

  #readArray(): Json[] {
    const array: Json[] = [];
    if (this.#acceptAfterBlanks("]")) return array;
    do {
      this.#path.push(array.length);
      array.push(this.#readValue());
      this.#path.pop();
    } while (this.#acceptAfterBlanks(","));
    if (!this.#acceptAfterBlanks("]")) throw this.#syntaxError();
    return array;
  }

  #readString(): string {
    if (!this.#accept('"')) throw this.#syntaxError();
    const plain = this.#match(PLAIN) ?? "";
    if (this.#accept('"')) return plain;
    let text = plain;
    while (this.#accept("\\")) text += this.#readEscape() + (this.#match(PLAIN) ?? "");
    if (!this.#accept('"')) throw this.#syntaxError();
    if (!text.isWellFormed()) throw this.#error("has an unpaired surrogate; a pair is such as \\ud83d\\ude00");
    return text;
  }

  #readEscape(): string {
    const letter = this.#text[this.#pos++] ?? "";
    if (letter === "u") {
      const hex = this.#match(HEX4);
      if (hex === undefined) throw this.#syntaxError();
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    const char = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
    if (char === undefined) throw this.#syntaxError(this.#pos - 1);
    return char;
  }

  #readNumber(): JsonNumber {
    const text = this.#match(NUMBER);
    if (text === undefined) throw this.#syntaxError();
    return new JsonNumber(text);
  }

  #readWord<T>(word: string, value: T): T {
    if (!this.#accept(word)) throw this.#syntaxError();
    return value;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#pos;
    const match = pattern.exec(this.#text)?.[0];
    this.#pos += match?.length ?? 0;
    return match;
  }

  #accept(token: string): boolean {
    if (!this.#text.startsWith(token, this.#pos)) return false;
    this.#pos += token.length;
    return true;
  }

  #acceptAfterBlanks(token: string): boolean {
    this.#match(BLANKS);
    return this.#accept(token);
  }

  #syntaxError(pos = this.#pos): JsonTextError {
    return this.#error(`is not JSON at character ${Math.min(pos, this.#text.length) + 1}`);
  }

  #error(problem: string): JsonTextError {
    return new JsonTextError(formatPath(this.#path), problem);
  }
}
