import { MAX_DURATION_S, MAX_TIME_S, MIN_TIME_S } from "../time-text.ts";
import { room } from "./scratch.ts";
import { cursor } from "./wire.ts";
import { UnprintableError } from "./wire-error.ts";
import { writePadded, writeUint64 } from "./write-numbers.ts";

const QUOTE = 0x22;
const DASH = 0x2d;
const DOT = 0x2e;
const COLON = 0x3a;
const LOWER_S = 0x73;
const UPPER_T = 0x54;
const UPPER_Z = 0x5a;
const MOST_TIME_BYTES = 40;

const DAY_S = 86_400;
const MOST_NANOS = 999_999_999;
const TWO_32 = 2 ** 32;

/** Writes a google.protobuf.Timestamp, whose seconds are in `cursor`. */
export function writeTimestamp(o: number, nanos: number): number {
  const seconds = secondsOf();
  if (!(seconds >= MIN_TIME_S && seconds <= MAX_TIME_S) || nanos < 0 || nanos > MOST_NANOS) {
    throw new UnprintableError("a google.protobuf.Timestamp is out of range");
  }
  const out = room(o, MOST_TIME_BYTES);
  const day = Math.floor(seconds / DAY_S);
  const second = seconds - day * DAY_S;
  out[o] = QUOTE;
  const date = writeDate(out, o + 1, day);
  out[date] = UPPER_T;
  const clock = writeClock(out, date + 1, second);
  const end = writeFraction(out, clock, nanos);
  out[end] = UPPER_Z;
  out[end + 1] = QUOTE;
  return end + 2;
}

/** Writes a google.protobuf.Duration, whose seconds are in `cursor`. */
export function writeDuration(o: number, nanos: number): number {
  const seconds = secondsOf();
  const isMixed = (seconds > 0 && nanos < 0) || (seconds < 0 && nanos > 0);
  if (isMixed || Math.abs(seconds) > Number(MAX_DURATION_S) || Math.abs(nanos) > MOST_NANOS) {
    throw new UnprintableError("a google.protobuf.Duration is out of range");
  }
  const out = room(o, MOST_TIME_BYTES);
  let at = o;
  out[at++] = QUOTE;
  if (seconds < 0 || nanos < 0) out[at++] = DASH;
  const size = Math.abs(seconds);
  cursor.low = size | 0;
  cursor.high = Math.floor(size / TWO_32);
  at = writeFraction(out, writeUint64(out, at), Math.abs(nanos));
  out[at] = LOWER_S;
  out[at + 1] = QUOTE;
  return at + 2;
}

/** As a double, which is exact wherever the number is in range. */
function secondsOf(): number {
  return cursor.high * TWO_32 + (cursor.low >>> 0);
}

/** The civil date of a day since 1970, by Howard Hinnant's algorithm: years begin in March, eras have 400 of them. */
function writeDate(out: Buffer, o: number, day: number): number {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leaps = ((dayOfEra / 1_460) | 0) - ((dayOfEra / 36_524) | 0) + ((dayOfEra / 146_096) | 0);
  const yearOfEra = ((dayOfEra - leaps) / 365) | 0;
  const dayOfYear = dayOfEra - (365 * yearOfEra + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0));
  const shiftedMonth = ((5 * dayOfYear + 2) / 153) | 0;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  writePadded(out, o, year, 4);
  out[o + 4] = DASH;
  writePadded(out, o + 5, month, 2);
  out[o + 7] = DASH;
  return writePadded(out, o + 8, dayOfYear - (((153 * shiftedMonth + 2) / 5) | 0) + 1, 2);
}

function writeClock(out: Buffer, o: number, second: number): number {
  const minute = (second / 60) | 0;
  const hour = (minute / 60) | 0;
  writePadded(out, o, hour, 2);
  out[o + 2] = COLON;
  writePadded(out, o + 3, minute - hour * 60, 2);
  out[o + 5] = COLON;
  return writePadded(out, o + 6, second - minute * 60, 2);
}

/** With three, six or nine digits, or none. */
function writeFraction(out: Buffer, o: number, nanos: number): number {
  if (nanos === 0) return o;
  out[o] = DOT;
  if (nanos % 1_000_000 === 0) return writePadded(out, o + 1, nanos / 1_000_000, 3);
  if (nanos % 1_000 === 0) return writePadded(out, o + 1, nanos / 1_000, 6);
  return writePadded(out, o + 1, nanos, 9);
}
