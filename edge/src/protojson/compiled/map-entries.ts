import { ScalarType } from "@bufbuild/protobuf";
import { checkRecords } from "./check-wire.ts";
import type { Ranges } from "./ranges.ts";
import {
  cursor,
  LENGTH,
  readFixed32,
  readFixed64,
  readLength,
  readTag,
  readVarint32,
  readVarint64,
  skipValue,
  VARINT,
} from "./wire.ts";
import { closedNumbers, tagOf, type WireField, type WireValue, wireTypeOf } from "./wire-field.ts";

type EntryValue = WireValue & { readonly is: "entry" };
type Key = string | number | bigint | boolean;
type KeyReader = (bytes: Buffer, at: number) => Key;

/** How the keys of a map are told apart. */
interface Keys {
  readonly tag: number;
  /** Two keys are equal where what this reads is equal; it need not be the key itself. -1 is the zero of the type. */
  readonly read: KeyReader;
  /** Equal keys have equal marks, and other ones mostly other marks. */
  readonly mark: (bytes: Buffer, at: number) => number;
}

/** Lists the entries of a map that are to be printed, from the stretches of its records. */
export type EntryLister = (bytes: Buffer, start: number, end: number, others: Ranges | null, depth: number) => Ranges;

/** Of entries with one key the last one wins. An entry whose value a closed enum does not have is none. */
export function mapEntries(entry: EntryValue): EntryLister {
  const valueNumbers = closedNumbers(entry.value.value);
  const keys = keysOf(entry);
  return (bytes, start, end, others, depth) => {
    let entries: Ranges = [];
    for (let i = 0; others !== null && i < others.length; i += 2) {
      addEntries(entries, bytes, others[i] as number, others[i + 1] as number);
    }
    addEntries(entries, bytes, start, end);
    if (valueNumbers) entries = known(entries, bytes, entry.value, valueNumbers, depth);
    return entries.length > 2 ? lastOfEachKey(entries, bytes, entry, keys, depth) : entries;
  };
}

function addEntries(entries: Ranges, bytes: Buffer, start: number, end: number): void {
  for (let at = start; at < end; ) {
    readTag(bytes, at, end);
    const length = readLength(bytes, cursor.at, end);
    at = cursor.at + length;
    entries.push(cursor.at, at);
  }
}

function known(entries: Ranges, bytes: Buffer, value: WireField, numbers: ReadonlySet<number>, depth: number): Ranges {
  const kept: Ranges = [];
  for (let i = 0; i < entries.length; i += 2) {
    const [start, end] = [entries[i] as number, entries[i + 1] as number];
    const at = lastValue(bytes, start, end, tagOf(value, 0), depth);
    if (at === -1 || numbers.has(readVarint32(bytes, at))) kept.push(start, end);
  }
  return kept;
}

function lastOfEachKey(entries: Ranges, bytes: Buffer, entry: EntryValue, keys: Keys, depth: number): Ranges {
  if (entries.length <= MOST_MARKED && areMarksDistinct(entries, bytes, keys, depth)) return entries;
  const byKey = new Map<Key, number>();
  for (let i = 0; i < entries.length; i += 2) {
    const at = lastValue(bytes, entries[i] as number, entries[i + 1] as number, keys.tag, depth);
    byKey.set(keys.read(bytes, at), i);
  }
  if (2 * byKey.size === entries.length) return entries;
  const last = new Set(byKey.values());
  const kept: Ranges = [];
  for (let i = 0; i < entries.length; i += 2) {
    const [start, end] = [entries[i] as number, entries[i + 1] as number];
    if (last.has(i)) kept.push(start, end);
    else checkRecords([entry.key, entry.value], bytes, start, end, depth);
  }
  return kept;
}

const MOST_MARKED = 32;
const marks = new Int32Array(MOST_MARKED / 2);

/** Tells most small maps of different keys without reading the keys: where the marks differ, the keys do. */
function areMarksDistinct(entries: Ranges, bytes: Buffer, keys: Keys, depth: number): boolean {
  for (let i = 0; 2 * i < entries.length; i++) {
    const at = lastValue(bytes, entries[2 * i] as number, entries[2 * i + 1] as number, keys.tag, depth);
    const mark = at === -1 ? 0 : keys.mark(bytes, at);
    for (let k = 0; k < i; k++) if (marks[k] === mark) return false;
    marks[i] = mark;
  }
  return true;
}

/** Where the last value with this tag starts; -1 without one. */
function lastValue(bytes: Buffer, start: number, end: number, wanted: number, depth: number): number {
  let found = -1;
  for (let at = start; at < end; ) {
    const tag = readTag(bytes, at, end);
    if (tag === wanted) found = cursor.at;
    at = skipValue(bytes, tag, cursor.at, end, depth - 1);
  }
  return found;
}

function keysOf({ key, keyType }: EntryValue): Keys {
  const wireType = wireTypeOf(key.value);
  const tag = tagOf(key, wireType);
  if (wireType === LENGTH) return { tag, read: (bytes, at) => (at === -1 ? "" : textAt(bytes, at)), mark: markOfText };
  const read = numberReader(keyType, wireType);
  return {
    tag,
    read: (bytes, at) => (at === -1 ? read(ZEROS, 0) : read(bytes, at)),
    mark: markOfNumber(keyType, wireType),
  };
}

/** Made of the length and three of the bytes; 0 for no text. */
function markOfText(bytes: Buffer, at: number): number {
  const length = readVarint32(bytes, at);
  const start = cursor.at;
  if (length === 0) return 0;
  const [first, middle, last] = [start, start + (length >> 1), start + length - 1];
  return (length << 24) ^ ((bytes[first] as number) << 16) ^ ((bytes[middle] as number) << 8) ^ (bytes[last] as number);
}

function markOfNumber(type: ScalarType, wireType: number): Keys["mark"] {
  if (type !== ScalarType.BOOL) return wireType === VARINT ? readVarint32 : readFixed32;
  return (bytes, at) => {
    readVarint64(bytes, at);
    return (cursor.low | cursor.high) === 0 ? 0 : 1;
  };
}

const ZEROS = Buffer.alloc(8);

function numberReader(type: ScalarType, wireType: number): KeyReader {
  if (!WIDE.has(type)) return wireType === VARINT ? readVarint32 : readFixed32;
  const read = wireType === VARINT ? readVarint64 : readFixed64;
  return (bytes, at) => {
    read(bytes, at);
    if (type === ScalarType.BOOL) return (cursor.low | cursor.high) !== 0;
    return cursor.high === 0 ? cursor.low : (BigInt(cursor.high) << 32n) | BigInt(cursor.low >>> 0);
  };
}

/** The types of keys that 64 bits make. */
const WIDE: ReadonlySet<ScalarType> = new Set([
  ...[ScalarType.BOOL, ScalarType.INT64, ScalarType.UINT64, ScalarType.SINT64],
  ...[ScalarType.FIXED64, ScalarType.SFIXED64],
]);

/** A character for each byte, which is enough to tell keys apart. */
function textAt(bytes: Buffer, at: number): string {
  const length = readVarint32(bytes, at);
  return bytes.toString("latin1", cursor.at, cursor.at + length);
}
