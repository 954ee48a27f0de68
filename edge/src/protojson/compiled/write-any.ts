import type { DescMessage, Registry } from "@bufbuild/protobuf";
import { hasCustomJsonRepresentation } from "@bufbuild/protobuf/wkt";
import { room, scratch } from "./scratch.ts";
import type { TypeWriter } from "./types.ts";
import { cursor, readVarint32 } from "./wire.ts";
import { WireError } from "./wire-error.ts";
import { writeBase64Of, writeChars } from "./write-text.ts";

const CLOSE = 0x7d;
const COMMA = 0x2c;
const TYPE_KEY = Buffer.from('{"@type":');
const VALUE_KEY = Buffer.from(',"value":');
const EMPTY = Buffer.from("{}");

export type AnyWriter = (bytes: Buffer, url: number, value: number, o: number, depth: number) => number;

/**
 * Makes what writes a google.protobuf.Any from where its two fields start, -1 for one that is not there. A type that the
 * registry does not have, or bytes that are none of it, stay bytes: one odd detail must not cost the rest.
 */
export function anyWriter(registry: Registry, typeOf: (desc: DescMessage) => TypeWriter): AnyWriter {
  return (bytes, url, value, o, depth) => {
    const urlEnd = bodyEnd(bytes, url);
    const urlStart = cursor.at;
    if (urlStart === urlEnd) return append(EMPTY, o);
    const begin = writeChars(bytes, urlStart, urlEnd, append(TYPE_KEY, o), true);
    const typeUrl = bytes.toString("utf8", urlStart, urlEnd);
    const desc = registry.getMessage(typeUrl.slice(typeUrl.lastIndexOf("/") + 1));
    const end = bodyEnd(bytes, value);
    const start = cursor.at;
    if (desc) {
      try {
        return writeKnown(desc, typeOf(desc), bytes, start, end, begin, depth - 1);
      } catch (error) {
        if (!(error instanceof WireError || error instanceof RangeError)) throw error;
      }
    }
    return close(writeBase64Of(bytes.subarray(start, end), append(VALUE_KEY, begin)));
  };
}

/** A type with a form of its own stands in `value`; the fields of the others stand beside `@type`. */
function writeKnown(
  desc: DescMessage,
  type: TypeWriter,
  bytes: Buffer,
  start: number,
  end: number,
  o: number,
  depth: number,
): number {
  const isOwnForm = hasCustomJsonRepresentation(desc);
  if (isOwnForm) return close(type.write(bytes, start, end, null, append(VALUE_KEY, o), depth));
  const after = type.write(bytes, start, end, null, o, depth);
  const isEmpty = after === o + EMPTY.length;
  scratch.out[o] = isEmpty ? CLOSE : COMMA;
  return isEmpty ? o + 1 : after;
}

function close(o: number): number {
  room(o, 1)[o] = CLOSE;
  return o + 1;
}

function append(bytes: Buffer, o: number): number {
  room(o, bytes.length).set(bytes, o);
  return o + bytes.length;
}

/** Where the value ends whose length stands at `at`; `cursor.at` is where it starts. */
function bodyEnd(bytes: Buffer, at: number): number {
  if (at === -1) {
    cursor.at = 0;
    return 0;
  }
  const length = readVarint32(bytes, at);
  return cursor.at + length;
}
