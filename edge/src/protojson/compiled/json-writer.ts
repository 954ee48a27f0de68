import type { DescField, DescMessage, Registry } from "@bufbuild/protobuf";
import { findMessage, plainText } from "./find-text.ts";
import { takeOut, tidyUp } from "./scratch.ts";
import { Types, type TypeWriter } from "./types.ts";
import { closeGroups } from "./wire.ts";
import { tooDeep } from "./wire-error.ts";

export { UnprintableError, WireError } from "./wire-error.ts";

/** Turns the wire bytes of one message, or of one field of it, into JSON in UTF-8. @throws WireError */
export type ToJson = (bytes: Uint8Array) => Buffer;

/** Writes ProtoJSON straight from the wire, by code that is compiled from the contract when a type is first written. */
export interface JsonWriter {
  message(desc: DescMessage): ToJson;
  /** One field alone; where it is not there, the empty JSON of its type: `[]`, `{}`, or null for what has none. */
  field(desc: DescMessage, field: DescField): ToJson;
  /**
   * The text of a field that a path leads to, through singular messages. Nothing but the way to it is read; undefined where it
   * is not set, or has no text.
   */
  text(path: readonly DescField[]): (bytes: Uint8Array) => string | undefined;
  /** A google.protobuf.Any from its two fields. */
  any(typeUrl: string, value: Uint8Array): Buffer;
}

export interface JsonWriterOptions {
  /** Leaves out fields without presence too where they have their default. */
  readonly omitDefaults?: boolean;
}

/** A JSON level of a Struct is three messages deep, and what may come in by the edge must get out again. */
const MOST_DEPTH = 200;

export function createJsonWriter(registry: Registry, { omitDefaults = false }: JsonWriterOptions = {}): JsonWriter {
  const types = new Types(registry, omitDefaults);
  const fields = new Map<DescField, ToJson>();
  return {
    message: (desc) => toJson(types.of(desc)),
    field(desc, field) {
      const known = fields.get(field) ?? toJson(types.field(desc, field));
      fields.set(field, known);
      return known;
    },
    text: (path) => toText(path, types),
    any: (typeUrl, value) => write((o) => types.any(...anyOf(typeUrl, value), o, MOST_DEPTH)),
  };
}

function toJson(type: TypeWriter): ToJson {
  return (bytes) => write((o) => type.write(asBuffer(bytes), 0, bytes.length, null, o, MOST_DEPTH));
}

function toText(path: readonly DescField[], types: Types): (bytes: Uint8Array) => string | undefined {
  const way = path.slice(0, -1);
  const leaf = path.at(-1) as DescField;
  const type = types.field(leaf.parent, leaf);
  const textIn = (bytes: Buffer) => {
    const found = findMessage(way, bytes, MOST_DEPTH);
    if (!found) return undefined;
    const [start = 0, end = 0, ...more] = found;
    return plainText(leaf, takeOut(type.write(bytes, start, end, more, 0, MOST_DEPTH - way.length)).toString());
  };
  return (bytes) => tidily(() => textIn(asBuffer(bytes)));
}

function write(writeAt: (o: number) => number): Buffer {
  return tidily(() => takeOut(writeAt(0)));
}

/** Does what needs the process's scratch, and leaves nothing of the message behind. */
function tidily<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    // a message of very many fields fills the stack before it is too deep
    throw error instanceof RangeError ? tooDeep() : error;
  } finally {
    closeGroups();
    tidyUp();
  }
}

/** The two fields as they stand on the wire, and where. */
function anyOf(typeUrl: string, value: Uint8Array): [bytes: Buffer, url: number, value: number] {
  const url = Buffer.from(typeUrl);
  const urlLength = varint32(url.length);
  const bytes = Buffer.concat([urlLength, url, varint32(value.length), value]);
  return [bytes, 0, urlLength.length + url.length];
}

function varint32(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  return Buffer.from([...bytes, rest]);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
