import type { DescMessage } from "@bufbuild/protobuf";
import type { Ranges } from "./ranges.ts";
import { cursor, groupEnd, LENGTH, readLength, readTag, skipValue, skipVarint } from "./wire.ts";
import { tooDeep, truncated } from "./wire-error.ts";
import { isPackable, tagOf, type WireField, wireFieldOf, wireTypeOf } from "./wire-field.ts";
import { checkText } from "./write-text.ts";

type ByTag = ReadonlyMap<number, WireField>;

const fieldsByMessage = new WeakMap<DescMessage, ByTag>();

/**
 * Checks what is not printed, because something later replaces it: a message is refused for a malformed part wherever the
 * part stands.
 *
 * @throws WireError
 */
export function checkRecords(
  fields: readonly WireField[] | ByTag,
  bytes: Uint8Array,
  start: number,
  end: number,
  depth: number,
): void {
  const byTag = fields instanceof Map ? fields : tagged(fields as readonly WireField[]);
  if (depth <= 0) throw tooDeep();
  for (let at = start; at < end; ) {
    const tag = readTag(bytes, at, end);
    const value = cursor.at;
    at = skipValue(bytes, tag, value, end, depth - 1);
    const field = byTag.get(tag);
    if (field) checkValue(field, tag & 7, bytes, value, at, depth);
  }
}

/** Checks the member of an oneof that another one replaces. */
export function memberChecker(fields: readonly WireField[]) {
  const byNumber = new Map(fields.map((field) => [field.number, field]));
  return (number: number, bytes: Uint8Array, start: number, others: Ranges | null, depth: number): void => {
    const field = byNumber.get(number) as WireField;
    checkValue(field, wireTypeOf(field.value), bytes, start, bytes.length, depth);
    if (field.value.is !== "message") return;
    for (let i = 0; others !== null && i < others.length; i += 2) {
      checkRecords(fieldsOf(field.value.desc), bytes, others[i] as number, others[i + 1] as number, depth - 1);
    }
  };
}

function checkValue(
  field: WireField,
  wireType: number,
  bytes: Uint8Array,
  start: number,
  end: number,
  depth: number,
): void {
  const { value } = field;
  if (value.is === "scalar" && value.isStrictText) checkText(bytes, start);
  if (value.is === "message" && value.isGroup) {
    checkRecords(fieldsOf(value.desc), bytes, start, groupEnd(start), depth - 1);
  } else if (value.is === "message" || value.is === "entry") {
    const length = readLength(bytes, start, end);
    const fields = value.is === "message" ? fieldsOf(value.desc) : tagged([value.key, value.value]);
    checkRecords(fields, bytes, cursor.at, cursor.at + length, value.is === "message" ? depth - 1 : depth);
  } else if (isPackable(field) && wireType === LENGTH) {
    const length = readLength(bytes, start, end);
    checkPacked(bytes, cursor.at, cursor.at + length, wireTypeOf(value));
  }
}

function checkPacked(bytes: Uint8Array, start: number, end: number, wireType: number): void {
  const size = PACKED_BYTES[wireType];
  if (size && (end - start) % size !== 0) throw truncated();
  for (let at = start; !size && at < end; ) at = skipVarint(bytes, at, end);
}

/** By wire type, for those of a fixed size. */
const PACKED_BYTES: Readonly<Record<number, number>> = { 1: 8, 5: 4 };

function fieldsOf(desc: DescMessage): ByTag {
  const known = fieldsByMessage.get(desc) ?? tagged(desc.fields.map(wireFieldOf));
  fieldsByMessage.set(desc, known);
  return known;
}

function tagged(fields: readonly WireField[]): ByTag {
  return new Map(
    fields.flatMap((field) => [
      [tagOf(field, wireTypeOf(field.value)), field] as const,
      ...(isPackable(field) ? [[tagOf(field, LENGTH), field] as const] : []),
    ]),
  );
}
