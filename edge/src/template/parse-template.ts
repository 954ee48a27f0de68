import { percentDecode } from "./percent.ts";

/** One part of a path between slashes: a literal (decoded), `*`, or `**`. */
export type Segment = { readonly kind: "literal"; readonly text: string } | { readonly kind: "any" | "rest" };

/** What a variable captures: the segments from `start` to before `end`. */
export interface Variable {
  readonly fieldPath: readonly string[];
  readonly start: number;
  readonly end: number;
  /** More than one segment may be captured, so `%2F` stays as it was sent. */
  readonly isMulti: boolean;
  /** Where its field path stands in the text, from 1. */
  readonly column: number;
}

/** A path template of google.api.http. */
export interface Template {
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly variables: readonly Variable[];
  /** Without its colon; empty where there is none. */
  readonly verb: string;
}

/** A template that breaks the grammar; columns count from 1. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
  readonly column: number;

  constructor(column: number, problem: string) {
    super(`column ${column}: ${problem}`);
    this.column = column;
  }
}

const LITERAL = /(?:[-_.~0-9A-Za-z]|%[0-9A-Fa-f]{2})+/y;
const IDENT = /[A-Za-z_][A-Za-z0-9_]*/y;

/**
 * Parses `"/" Segments [":" Verb]`, where a segment is `*`, `**`, a literal or `{field.path[=segments]}`.
 * After `**` only literals may follow. A verb may hold further colons.
 *
 * @throws TemplateError that names the column
 */
export function parseTemplate(text: string): Template {
  return new TemplateParser(text).parse();
}

class TemplateParser {
  readonly #text: string;
  readonly #segments: Segment[] = [];
  readonly #variables: Variable[] = [];
  #pos = 0;
  #hasRest = false;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): Template {
    this.#expect("/");
    this.#readSegments(false);
    const verb = this.#accept(":") ? this.#readVerb() : "";
    if (this.#pos < this.#text.length) throw this.#error(`expected "/", ":" or the end, found ${this.#found()}`);
    return { text: this.#text, segments: this.#segments, variables: this.#variables, verb };
  }

  #readSegments(inVariable: boolean): void {
    do this.#readSegment(inVariable);
    while (this.#accept("/"));
  }

  #readSegment(inVariable: boolean): void {
    const start = this.#pos;
    if (this.#accept("{")) {
      if (inVariable) throw this.#error("a variable must not hold another variable", start);
      this.#readVariable();
    } else if (this.#accept("**")) {
      this.#pushWildcard("rest", start);
    } else if (this.#accept("*")) {
      this.#pushWildcard("any", start);
    } else {
      this.#segments.push({ kind: "literal", text: this.#readLiteral("a segment") });
    }
  }

  #pushWildcard(kind: "any" | "rest", start: number): void {
    if (this.#hasRest) throw this.#error('after "**" only literals may follow', start);
    this.#hasRest = kind === "rest";
    this.#segments.push({ kind });
  }

  #readVariable(): void {
    const column = this.#pos;
    const fieldPath = [this.#readIdent()];
    while (this.#accept(".")) fieldPath.push(this.#readIdent());
    this.#refuseDuplicate(fieldPath, column);
    const start = this.#segments.length;
    if (this.#accept("=")) this.#readSegments(true);
    else this.#pushWildcard("any", column);
    this.#expect("}");
    const captured = this.#segments.slice(start);
    const isMulti = captured.length > 1 || captured.some((segment) => segment.kind === "rest");
    this.#variables.push({ fieldPath, start, end: this.#segments.length, isMulti, column: column + 1 });
  }

  #refuseDuplicate(fieldPath: readonly string[], column: number): void {
    const name = fieldPath.join(".");
    if (this.#variables.some((variable) => variable.fieldPath.join(".") === name)) {
      throw this.#error(`the variable "${name}" stands twice`, column);
    }
  }

  #readVerb(): string {
    const parts = [this.#readLiteral("a verb")];
    while (this.#accept(":")) parts.push(this.#readLiteral("a verb"));
    return parts.join(":");
  }

  #readIdent(): string {
    return this.#match(IDENT) ?? this.#fail("a field name");
  }

  #readLiteral(what: string): string {
    const start = this.#pos;
    const raw = this.#match(LITERAL) ?? this.#fail(what);
    try {
      return percentDecode(raw);
    } catch {
      throw this.#error("the escapes are not UTF-8", start);
    }
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

  #expect(token: string): void {
    if (!this.#accept(token)) this.#fail(`"${token}"`);
  }

  #fail(expected: string): never {
    throw this.#error(`expected ${expected}, found ${this.#found()}`);
  }

  #found(): string {
    const char = this.#text[this.#pos];
    return char === undefined ? "the end" : JSON.stringify(char);
  }

  #error(problem: string, pos = this.#pos): TemplateError {
    return new TemplateError(pos + 1, problem);
  }
}
