import { maskToText } from "../field-mask.ts";
import type { Ranges } from "./ranges.ts";
import { cursor, readLength, readTag } from "./wire.ts";
import { checkText, writeChars } from "./write-text.ts";

/** Writes a google.protobuf.FieldMask from the stretches of its paths. */
export function writeMask(bytes: Buffer, start: number, end: number, others: Ranges | null, o: number): number {
  const paths: string[] = [];
  const all = start === -1 ? [] : [...(others ?? []), start, end];
  for (let i = 0; i < all.length; i += 2) addPaths(paths, bytes, all[i] as number, all[i + 1] as number);
  const text = Buffer.from(maskToText(paths));
  return writeChars(text, 0, text.length, o, true);
}

function addPaths(paths: string[], bytes: Buffer, from: number, end: number): void {
  for (let at = from; at < end; ) {
    readTag(bytes, at, end);
    const start = cursor.at;
    checkText(bytes, start);
    const length = readLength(bytes, start, end);
    at = cursor.at + length;
    paths.push(bytes.toString("utf8", cursor.at, at));
  }
}
