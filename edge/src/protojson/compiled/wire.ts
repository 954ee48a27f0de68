import { tooDeep, truncated, WireError } from "./wire-error.ts";

export const VARINT = 0;
export const FIXED64 = 1;
export const LENGTH = 2;
export const START_GROUP = 3;
export const END_GROUP = 4;
export const FIXED32 = 5;

/** Further results of the last read, kept here so that reading allocates nothing. */
export const cursor = {
  /** Where the read stopped. */
  at: 0,
  /** The halves of a 64-bit number, each as a signed 32-bit one. */
  low: 0,
  high: 0,
};

const MOST_VARINT_BYTES = 10;

/** Reads a tag as a signed 32-bit number; `cursor.at` is after it. */
export function readTag(bytes: Uint8Array, start: number, end: number): number {
  let tag = 0;
  let at = start;
  for (let shift = 0; at < end; shift += 7) {
    const byte = bytes[at++] as number;
    tag |= (byte & 0x7f) << shift;
    if (shift === 28 && byte > 0x0f) throw new WireError("a tag has more than 32 bits");
    if (byte < 0x80) {
      cursor.at = at;
      return tag;
    }
  }
  throw truncated();
}

export function skipVarint(bytes: Uint8Array, start: number, end: number): number {
  const most = Math.min(end, start + MOST_VARINT_BYTES);
  for (let at = start; at < most; at++) {
    if ((bytes[at] as number) < 0x80) return at + 1;
  }
  throw most === end ? truncated() : new WireError("a number has more than ten bytes");
}

/** Reads the length before a value, and refuses one that leads past the end; `cursor.at` is where the value starts. */
export function readLength(bytes: Uint8Array, start: number, end: number): number {
  const at = skipVarint(bytes, start, end);
  readVarint64(bytes, start);
  cursor.at = at;
  const { low, high } = cursor;
  if (high !== 0 || low < 0 || low > end - at) throw truncated();
  return low;
}

export function skipLength(bytes: Uint8Array, start: number, end: number): number {
  return readLength(bytes, start, end) + cursor.at;
}

/** The low 32 bits of a varint that is known to be whole, signed; `cursor.at` is after it. */
export function readVarint32(bytes: Uint8Array, start: number): number {
  let value = 0;
  let at = start;
  let byte = 0x80;
  for (let shift = 0; byte > 0x7f; shift += 7) {
    byte = bytes[at++] as number;
    if (shift < 32) value |= (byte & 0x7f) << shift;
  }
  cursor.at = at;
  return value;
}

/** Reads a varint that is known to be whole into `cursor.low` and `cursor.high`. */
export function readVarint64(bytes: Uint8Array, start: number): void {
  let low = 0;
  let high = 0;
  let at = start;
  let byte = 0x80;
  for (let shift = 0; byte > 0x7f; shift += 7) {
    byte = bytes[at++] as number;
    const bits = byte & 0x7f;
    if (shift < 32) low |= bits << shift;
    if (shift === 28) high = bits >> 4;
    else if (shift > 28) high |= bits << (shift - 32);
  }
  cursor.low = low;
  cursor.high = high;
}

export function readFixed32(bytes: Uint8Array, at: number): number {
  const low = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
  return low | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24);
}

export function readFixed64(bytes: Uint8Array, at: number): void {
  cursor.low = readFixed32(bytes, at);
  cursor.high = readFixed32(bytes, at + 4);
}

/**
 * Skips the value after a tag, whatever it is. `depth` is how many levels of groups there may be.
 *
 * @returns the position after it
 */
export function skipValue(bytes: Uint8Array, tag: number, start: number, end: number, depth: number): number {
  if (tag >>> 3 === 0) throw new WireError("a field has the number 0");
  switch (tag & 7) {
    case VARINT:
      return skipVarint(bytes, start, end);
    case FIXED64:
      return within(start + 8, end);
    case FIXED32:
      return within(start + 4, end);
    case LENGTH:
      return skipLength(bytes, start, end);
    case START_GROUP:
      return skipGroup(bytes, tag, start, end, depth);
    default:
      throw new WireError("a group ends that has not begun, or a wire type is unknown");
  }
}

function within(at: number, end: number): number {
  if (at > end) throw truncated();
  return at;
}

/** A group says nowhere how long it is: what was found out once is kept, or nested groups would be read again and again. */
const groups = { of: undefined as Uint8Array | undefined, bodyEnds: new Int32Array(0), ends: new Int32Array(0) };

/** Skips a group whose start tag stood before `start`; groupEnd then tells where its fields end. */
export function skipGroup(bytes: Uint8Array, tag: number, start: number, end: number, depth: number): number {
  if (depth <= 0) throw tooDeep();
  if (groups.of !== bytes) openGroups(bytes);
  const known = groups.ends[start] as number;
  if (known > 0) return within(known, end);
  for (let at = start; at < end; ) {
    const inner = readTag(bytes, at, end);
    if ((inner & 7) === END_GROUP) {
      if (inner >>> 3 !== tag >>> 3) throw new WireError("a group ends that is not the one that has begun");
      groups.bodyEnds[start] = at;
      groups.ends[start] = cursor.at;
      return cursor.at;
    }
    at = skipValue(bytes, inner, cursor.at, end, depth - 1);
  }
  throw truncated();
}

/** Where the fields end of a group that was skipped before. */
export function groupEnd(start: number): number {
  return groups.bodyEnds[start] as number;
}

function openGroups(bytes: Uint8Array): void {
  groups.of = bytes;
  groups.bodyEnds = new Int32Array(bytes.length);
  groups.ends = new Int32Array(bytes.length + 1);
}

/** Lets go of what was kept for the last message. */
export function closeGroups(): void {
  if (groups.of === undefined) return;
  groups.of = undefined;
  groups.bodyEnds = groups.ends = new Int32Array(0);
}
