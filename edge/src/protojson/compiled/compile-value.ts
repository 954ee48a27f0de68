import type { DescEnum, DescMessage } from "@bufbuild/protobuf";
import { type EnumNames, enumNames } from "./enum-names.ts";
import { SPARE } from "./scratch.ts";
import { makeRoom, type Source, writeConstant } from "./source.ts";
import type { WireValue } from "./wire-field.ts";
import { MOST_NUMBER_BYTES } from "./write-numbers.ts";

/** What compiled code is made with. */
export interface Compiler {
  readonly source: Source;
  /** The name of the constant that has `write` for a message type. */
  typeOf(desc: DescMessage): string;
  /** Leaves out every field that has its default. */
  readonly omitDefaults: boolean;
}

const NULL_VALUE = "google.protobuf.NullValue";

/** Statements that write a value which starts at `at`, with further parts in `more`; the room for `mostBytes` is there. */
export function valueCode(value: WireValue, at: string, more: string, compiler: Compiler): string {
  switch (value.is) {
    case "scalar":
      return value.code.write(at) + (value.code.makesRoom ? " out = scratch.out;" : "");
    case "enum":
      return enumCode(value.desc, at, compiler.source);
    case "message":
      return messageCode(value, at, more, compiler);
    case "entry":
      throw new TypeError("an entry is no value");
  }
}

function enumCode(desc: DescEnum, at: string, source: Source): string {
  if (desc.typeName === NULL_VALUE) return writeConstant("null");
  return `o = ${source.constant(namesOf(desc))}.write(out, o, readVarint32(b, ${at}));`;
}

function messageCode(value: WireValue & { is: "message" }, at: string, more: string, compiler: Compiler): string {
  const write = `${compiler.typeOf(value.desc)}.write`;
  if (value.isGroup) return `o = ${write}(b, ${at}, groupEnd(${at}), ${more}, o, depth - 1); out = scratch.out;`;
  return [
    `n = b[${at}]; v = ${at} + 1;`,
    `if (n > 127) { n = readVarint32(b, ${at}); v = cursor.at; }`,
    `o = ${write}(b, v, v + n, ${more}, o, depth - 1); out = scratch.out;`,
  ].join(" ");
}

/** Statements that write what a value is that the wire does not have. */
export function zeroCode(value: WireValue, compiler: Compiler): string {
  if (value.is === "message") {
    return `o = ${compiler.typeOf(value.desc)}.write(b, 0, 0, null, o, depth - 1); out = scratch.out;`;
  }
  return writeConstant(zeroJson(value));
}

export function zeroJson(value: WireValue): string {
  if (value.is === "scalar") return value.code.zeroJson;
  if (value.is !== "enum" || value.desc.typeName === NULL_VALUE) return "null";
  return JSON.stringify(value.desc.values[0]?.name ?? 0);
}

/** An expression that is true where the value at `at` is the zero of its type. */
export function isZeroCode(value: WireValue, at: string): string {
  return value.is === "scalar" ? value.code.isZero(at) : `readVarint32(b, ${at}) === 0`;
}

/** Room for a value, unless it makes room by itself. */
export function mostBytes(value: WireValue): number {
  if (value.is === "enum") return namesOf(value.desc).mostBytes;
  return value.is === "scalar" && !value.code.makesRoom ? MOST_NUMBER_BYTES : 0;
}

/** Statements that write this text, and make room for a value after it. */
export function keyCode(text: string, value: WireValue): string {
  const most = Math.max(mostBytes(value), value.is === "message" ? 0 : zeroJson(value).length);
  return `${makeRoom(Buffer.byteLength(text) + most + SPARE)} ${writeConstant(text)}`;
}

const namesByEnum = new WeakMap<DescEnum, EnumNames>();

function namesOf(desc: DescEnum): EnumNames {
  const known = namesByEnum.get(desc) ?? enumNames(desc);
  namesByEnum.set(desc, known);
  return known;
}
