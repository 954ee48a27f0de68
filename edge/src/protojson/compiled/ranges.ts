import { cursor, groupEnd, readVarint32 } from "./wire.ts";

/**
 * Stretches of the wire, as starts and ends in turn. What belongs together need not stand together: a message may be sent in
 * several parts, and a list between other fields.
 */
export type Ranges = number[];

/** Adds a stretch to those that may be there already. */
export function addRange(ranges: Ranges | null, start: number, end: number): Ranges {
  if (ranges === null) return [start, end];
  ranges.push(start, end);
  return ranges;
}

/** Adds what stands behind the length at `at`. */
export function addBody(ranges: Ranges | null, bytes: Uint8Array, at: number): Ranges {
  const length = readVarint32(bytes, at);
  return addRange(ranges, cursor.at, cursor.at + length);
}

/** Adds the fields of the group that starts at `at`. */
export function addGroup(ranges: Ranges | null, _bytes: Uint8Array, at: number): Ranges {
  return addRange(ranges, at, groupEnd(at));
}
