import { isUtf8 } from "node:buffer";
import { room, scratch, viewOf } from "./scratch.ts";
import { cursor, readVarint32 } from "./wire.ts";
import { WireError } from "./wire-error.ts";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LOWER_U = 0x75;
const ZERO = 0x30;
const HIGH_BITS = 0x80808080 | 0;
/** The longest escape, `\u001f`. */
const ESCAPE_BYTES = 6;

/** The bytes that are written as escapes. */
const IS_SPECIAL = new Uint8Array(256).fill(1, 0, 0x20);
IS_SPECIAL[QUOTE] = IS_SPECIAL[BACKSLASH] = 1;
/** The letter of the short escape of a byte; 0 where there is none. */
const SHORT = new Uint8Array(256);
for (const [char, letter] of ["\bb", "\tt", "\nn", "\ff", "\rr", '""', "\\\\"]) {
  SHORT[char?.charCodeAt(0) ?? 0] = letter?.charCodeAt(0) ?? 0;
}
const HEX = Buffer.from("0123456789abcdef");

/** Writes the string whose length stands at `at`; `isStrict` refuses what is not UTF-8, else it is replaced. */
export function writeText(bytes: Uint8Array, at: number, o: number, isStrict: boolean): number {
  const length = bytes[at] as number;
  if (length < 0x80) return writeChars(bytes, at + 1, at + 1 + length, o, isStrict);
  const longer = readVarint32(bytes, at);
  return writeChars(bytes, cursor.at, cursor.at + longer, o, isStrict);
}

/** Most strings have nothing to escape, and are copied by four bytes at once; the last four may overlap those before. */
export function writeChars(bytes: Uint8Array, start: number, end: number, o: number, isStrict: boolean): number {
  const last = end - 4;
  if (last < start) return writeEscaped(bytes, start, end, o, isStrict);
  room(o, end - start + 2)[o] = QUOTE;
  const from = viewOf(bytes);
  const { view } = scratch;
  const shift = o + 1 - start;
  let all = 0;
  for (let at = start; at < last; at += 4) {
    const four = from.getInt32(at, true);
    if (hasSpecial(four)) return writeEscaped(bytes, start, end, o, isStrict);
    view.setInt32(at + shift, four, true);
    all |= four;
  }
  const four = from.getInt32(last, true);
  if (hasSpecial(four)) return writeEscaped(bytes, start, end, o, isStrict);
  view.setInt32(last + shift, four, true);
  return finish(bytes, start, end, o, end + shift, (all | four) & HIGH_BITS, isStrict);
}

/** Any string, byte by byte where it has to be. */
function writeEscaped(bytes: Uint8Array, start: number, end: number, o: number, isStrict: boolean): number {
  room(o, end - start + 2)[o] = QUOTE;
  let to = o + 1;
  let all = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (IS_SPECIAL[byte]) {
      to = writeEscape(byte, to, end - at);
    } else {
      scratch.out[to++] = byte;
      all |= byte;
    }
  }
  return finish(bytes, start, end, o, to, all & HIGH_BITS, isStrict);
}

/** Text outside of ASCII is copied as it is; only whether it is UTF-8 has to be known. */
function finish(
  bytes: Uint8Array,
  start: number,
  end: number,
  o: number,
  to: number,
  highBits: number,
  isStrict: boolean,
): number {
  if (highBits !== 0 && !isUtf8(bytes.subarray(start, end))) {
    return writeMended(bytes.subarray(start, end), o, isStrict);
  }
  scratch.out[to] = QUOTE;
  return to + 1;
}

/** Whether one of four bytes is a control character, a quote or a backslash. A byte's high bit is set by what it is less than. */
function hasSpecial(four: number): boolean {
  const isControl = four - 0x20202020;
  const isQuote = (four ^ 0x22222222) - 0x01010101;
  const isBackslash = (four ^ 0x5c5c5c5c) - 0x01010101;
  return ((isControl | isQuote | isBackslash) & ~four & HIGH_BITS) !== 0;
}

function writeMended(bytes: Uint8Array, o: number, isStrict: boolean): number {
  if (isStrict) throw new WireError("a string is not UTF-8");
  const mended = Buffer.from(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
  return writeChars(mended, 0, mended.length, o, true);
}

/** `rest` is how many bytes of the string are left, this one included. */
function writeEscape(byte: number, o: number, rest: number): number {
  const out = room(o, rest + ESCAPE_BYTES);
  const letter = SHORT[byte] as number;
  out[o] = BACKSLASH;
  out[o + 1] = letter || LOWER_U;
  if (letter) return o + 2;
  out[o + 2] = out[o + 3] = ZERO;
  out[o + 4] = HEX[byte >> 4] as number;
  out[o + 5] = HEX[byte & 15] as number;
  return o + ESCAPE_BYTES;
}

/** Refuses the string whose length stands at `at` unless it is UTF-8. */
export function checkText(bytes: Uint8Array, at: number): void {
  const text = bodyOf(bytes, at);
  if (!isUtf8(text)) throw new WireError("a string is not UTF-8");
}

/** Writes the bytes whose length stands at `at` as padded base64. */
export function writeBase64(bytes: Uint8Array, at: number, o: number): number {
  return writeBase64Of(bodyOf(bytes, at), o);
}

export function writeBase64Of(value: Uint8Array, o: number): number {
  const out = room(o, 4 * Math.ceil(value.length / 3) + 2);
  const text = Buffer.from(value.buffer, value.byteOffset, value.length).toString("base64");
  out[o] = QUOTE;
  const end = o + 1 + out.write(text, o + 1, "latin1");
  out[end] = QUOTE;
  return end + 1;
}

/** What stands behind the length at `at`. */
export function bodyOf(bytes: Uint8Array, at: number): Uint8Array {
  const length = readVarint32(bytes, at);
  return bytes.subarray(cursor.at, cursor.at + length);
}
