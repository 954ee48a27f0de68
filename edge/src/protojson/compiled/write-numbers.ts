import { shortestFloat } from "../numbers.ts";
import { writeAscii } from "./scratch.ts";
import { cursor, readFixed32 } from "./wire.ts";
import { UnprintableError } from "./wire-error.ts";

/** The most bytes that a number takes, quotes included. */
export const MOST_NUMBER_BYTES = 28;

const QUOTE = 0x22;
const MINUS = 0x2d;
const ZERO = 0x30;
const TWO_32 = 2 ** 32;
const BILLION = 1_000_000_000;
/** Below it, both halves of a number in decimal are exact as doubles. */
const EXACT_HIGH = 1 << 20;

export function writeUint32(out: Buffer, o: number, value: number): number {
  let rest = value >>> 0;
  if (rest < 10) {
    out[o] = ZERO + rest;
    return o + 1;
  }
  const end = o + digitsOf(rest);
  for (let i = end - 1; i >= o; i--) {
    const tenth = (rest / 10) >>> 0;
    out[i] = ZERO + rest - tenth * 10;
    rest = tenth;
  }
  return end;
}

export function writeInt32(out: Buffer, o: number, value: number): number {
  if (value >= 0) return writeUint32(out, o, value);
  out[o] = MINUS;
  return writeUint32(out, o + 1, -value);
}

/** A number of exactly `count` digits, with zeros before it. */
export function writePadded(out: Buffer, o: number, value: number, count: number): number {
  let rest = value;
  for (let i = o + count - 1; i >= o; i--) {
    const tenth = (rest / 10) >>> 0;
    out[i] = ZERO + rest - tenth * 10;
    rest = tenth;
  }
  return o + count;
}

/** The 64-bit number in `cursor` as signed. */
export function writeInt64(out: Buffer, o: number): number {
  if (cursor.high >= 0) return writeUint64(out, o);
  const low = -cursor.low | 0;
  cursor.high = ~cursor.high + (low === 0 ? 1 : 0);
  cursor.low = low;
  out[o] = MINUS;
  return writeUint64(out, o + 1);
}

/** The 64-bit number in `cursor` as unsigned. */
export function writeUint64(out: Buffer, o: number): number {
  const high = cursor.high >>> 0;
  const low = cursor.low >>> 0;
  if (high === 0) return writeUint32(out, o, low);
  if (high >= EXACT_HIGH) return writeAscii(out, o, String((BigInt(high) << 32n) | BigInt(low)));
  const value = high * TWO_32 + low;
  const billions = Math.floor(value / BILLION);
  return writePadded(out, writeUint32(out, o, billions), value - billions * BILLION, 9);
}

export function zigzag32(value: number): number {
  return (value >>> 1) ^ -(value & 1);
}

/** Undoes the zigzag of the 64-bit number in `cursor`. */
export function zigzag64(): void {
  const sign = -(cursor.low & 1);
  cursor.low = ((cursor.low >>> 1) | ((cursor.high & 1) << 31)) ^ sign;
  cursor.high = (cursor.high >>> 1) ^ sign;
}

const ints = new Int32Array(2);
const doubles = new Float64Array(ints.buffer);
const floats = new Float32Array(ints.buffer);

function readDouble(bytes: Uint8Array, at: number): number {
  ints[0] = readFixed32(bytes, at);
  ints[1] = readFixed32(bytes, at + 4);
  return doubles[0] as number;
}

export function writeDouble(out: Buffer, o: number, bytes: Uint8Array, at: number): number {
  return writeFloating(out, o, readDouble(bytes, at));
}

/** google.protobuf.Value has no form for what is no number. */
export function checkFinite(bytes: Uint8Array, at: number): void {
  if (!Number.isFinite(readDouble(bytes, at))) throw new UnprintableError("a google.protobuf.Value is not finite");
}

export function writeFloat(out: Buffer, o: number, bytes: Uint8Array, at: number): number {
  ints[0] = readFixed32(bytes, at);
  const value = floats[0] as number;
  return writeFloating(out, o, Number.isFinite(value) ? shortestFloat(value) : value);
}

/** JSON has no NaN and no Infinity, so these are strings; it has a negative zero. */
function writeFloating(out: Buffer, o: number, value: number): number {
  if (Number.isFinite(value)) return writeAscii(out, o, Object.is(value, -0) ? "-0" : String(value));
  out[o] = QUOTE;
  const end = writeAscii(out, o + 1, String(value));
  out[end] = QUOTE;
  return end + 1;
}

function digitsOf(value: number): number {
  let count = 1;
  for (let limit = 10; value >= limit; limit *= 10) count++;
  return count;
}
