import { sharedError } from "@souk/chassis/errors";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPENERS: ReadonlySet<number> = new Set([0x7b, OPEN_ARRAY]);
const CLOSERS: ReadonlySet<number> = new Set([0x7d, CLOSE_ARRAY]);
const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/**
 * Cuts a stream of JSON into its values: one array of them, or one after another with or without line breaks between
 * (as grpc-gateway and RFC 7464's relatives write them). It finds their ends only; whether they are JSON shows when they are read.
 *
 * @throws AppError MALFORMED_REQUEST, BODY_TOO_LARGE for a value of more than `limitBytes`
 */
export async function* splitJson(chunks: AsyncIterable<Buffer>, limitBytes: number): AsyncGenerator<Buffer, void> {
  const splitter = new Splitter(limitBytes);
  for await (const chunk of chunks) yield* splitter.take(chunk);
  yield* splitter.end();
}

/** Where the splitter stands between two values. */
type Place = "start" | "value" | "after value" | "end";

class Splitter {
  readonly #limitBytes: number;
  #place: Place = "start";
  #isArray = false;
  #depth = 0;
  #inString = false;
  #isEscaped = false;
  /** A number or a word, which only what follows it ends. */
  #isBare = false;
  #parts: Buffer[] = [];
  #size = 0;
  #count = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  *take(chunk: Buffer): Generator<Buffer, void> {
    let from = this.#isInside() ? 0 : -1;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] as number;
      if (this.#endsBare(byte)) yield this.#finish(chunk.subarray(from, i));
      if (!this.#isInside()) {
        if (!this.#begins(byte)) continue;
        from = i;
      }
      if (this.#isLast(byte)) yield this.#finish(chunk.subarray(from, i + 1));
    }
    if (this.#isInside()) this.#keep(chunk.subarray(from));
  }

  *end(): Generator<Buffer, void> {
    if (this.#isBare && !this.#isArray) yield this.#finish(Buffer.alloc(0));
    if (this.#isInside() || (this.#isArray && this.#place !== "end")) throw this.#fault("is cut off");
  }

  #isInside(): boolean {
    return this.#isBare || this.#inString || this.#depth > 0;
  }

  /** Whether a value begins with this byte; otherwise it is one that may stand between values. */
  #begins(byte: number): boolean {
    if (BLANKS.has(byte)) return false;
    if (this.#place === "start" && this.#count === 0 && !this.#isArray && byte === OPEN_ARRAY) {
      this.#isArray = true;
      return false;
    }
    const isPunctuation = byte === COMMA || CLOSERS.has(byte);
    const mayBegin =
      this.#place === "start" || this.#place === "value" || (this.#place === "after value" && !this.#isArray);
    if (mayBegin && !isPunctuation) {
      this.#isBare = byte !== QUOTE && !OPENERS.has(byte);
      return true;
    }
    this.#between(byte);
    return false;
  }

  #between(byte: number): void {
    if (BLANKS.has(byte)) return;
    if (this.#isArray && byte === COMMA && this.#place === "after value") this.#place = "value";
    else if (this.#isArray && byte === CLOSE_ARRAY && this.#place !== "value" && this.#place !== "end")
      this.#place = "end";
    else throw this.#fault("is no JSON value");
  }

  #endsBare(byte: number): boolean {
    if (!this.#isBare) return false;
    return BLANKS.has(byte) || byte === COMMA || CLOSERS.has(byte) || OPENERS.has(byte) || byte === QUOTE;
  }

  /** Follows the value through this byte, and says whether it ends with it. */
  #isLast(byte: number): boolean {
    if (this.#isBare) return false;
    if (this.#inString) this.#followString(byte);
    else if (byte === QUOTE) this.#inString = true;
    else if (OPENERS.has(byte)) this.#depth++;
    else if (CLOSERS.has(byte)) this.#depth--;
    return this.#depth === 0 && !this.#inString;
  }

  #followString(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === BACKSLASH) this.#isEscaped = true;
    else if (byte === QUOTE) this.#inString = false;
  }

  #keep(part: Buffer): void {
    this.#size += part.length;
    if (this.#size > this.#limitBytes) {
      throw sharedError(
        "BODY_TOO_LARGE",
        `Message [${this.#count}] is larger than the ${this.#limitBytes} bytes that one may have.`,
        {
          metadata: { limitBytes: String(this.#limitBytes) },
        },
      );
    }
    this.#parts.push(part);
  }

  #finish(part: Buffer): Buffer {
    this.#keep(part);
    const value = this.#parts.length === 1 ? part : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#size = 0;
    this.#isBare = false;
    this.#count++;
    this.#place = "after value";
    return value;
  }

  #fault(problem: string) {
    const field = `[${this.#count}]`;
    return sharedError("MALFORMED_REQUEST", `The body at ${field} ${problem}.`, {
      fieldViolations: [{ field, description: problem }],
    });
  }
}
