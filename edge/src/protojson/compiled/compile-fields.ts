import { FeatureSet_FieldPresence, isWrapperDesc } from "@bufbuild/protobuf/wkt";
import { listCode } from "./compile-list.ts";
import { mapCode } from "./compile-map.ts";
import type { Slot } from "./compile-scan.ts";
import { type Compiler, isZeroCode, keyCode, valueCode, zeroJson } from "./compile-value.ts";
import { SPARE } from "./scratch.ts";
import { makeRoom, writeConstant } from "./source.ts";
import type { AnyField } from "./wire-field.ts";

/** Statements that write an object of all these fields; the comma before the first one becomes the opening brace. */
export function objectCode(fields: readonly AnyField[], slots: readonly Slot[], compiler: Compiler): string {
  return [
    "const start = o;",
    ...fields.map((field, i) => memberCode(field, slots[i] as Slot, compiler)),
    makeRoom(SPARE),
    "if (o === start) out[o++] = 123; else out[start] = 123;",
    "out[o++] = 125;",
    "return o;",
  ].join("\n");
}

function memberCode(field: AnyField, slot: Slot, compiler: Compiler): string {
  const key = `,${JSON.stringify(field.jsonName)}:`;
  const isPrinted = isAlwaysPrinted(field, compiler);
  if (slot.field.kind !== "one") return manyCode(key, slot, isPrinted, compiler);
  const { value } = slot.field;
  const write = valueCode(value, slot.s, slot.m, compiler);
  if (isPrinted)
    return `${keyCode(key, value)} if (${slot.isSet}) { ${write} } else { ${writeConstant(zeroJson(value))} }`;
  const isImplicit = field.presence === FeatureSet_FieldPresence.IMPLICIT;
  const condition = isImplicit ? `${slot.isSet} && !(${isZeroCode(value, slot.s)})` : slot.isSet;
  return `if (${condition}) { ${keyCode(key, value)} ${write} }`;
}

/** Lists and maps; one without items goes away again where it need not be printed. */
function manyCode(key: string, slot: Slot, isPrinted: boolean, compiler: Compiler): string {
  const { value } = slot.field;
  const many = slot.field.kind === "list" ? listCode(slot, compiler) : mapCode(slot, compiler);
  if (isPrinted) return `${keyCode(key, value)} ${many}`;
  return `if (${slot.isSet}) { q = o; ${keyCode(key, value)} v = o + 2; ${many} if (o === v) o = q; }`;
}

function isAlwaysPrinted(field: AnyField, { omitDefaults }: Compiler): boolean {
  return !omitDefaults && field.kind === "field" && field.presence === FeatureSet_FieldPresence.IMPLICIT;
}

/** Statements that write the value of one field alone. */
export function bareCode(field: AnyField, slot: Slot, compiler: Compiler): string {
  const { kind, value } = slot.field;
  if (kind === "list") return `${keyCode("", value)} ${listCode(slot, compiler)} return o;`;
  if (kind === "map") return `${keyCode("", value)} ${mapCode(slot, compiler)} return o;`;
  const write = valueCode(value, slot.s, slot.m, compiler);
  const unset = writeConstant(bareZero(field, slot));
  return `${keyCode("", value)} if (${slot.isSet}) { ${write} } else { ${unset} } return o;`;
}

/** What stands for nothing: the empty JSON of the type, or null where it has none. */
function bareZero(field: AnyField, { field: { value } }: Slot): string {
  if (value.is === "message") return EMPTY.get(value.desc.typeName) ?? (isWrapperDesc(value.desc) ? "null" : "{}");
  return field.presence === FeatureSet_FieldPresence.IMPLICIT ? zeroJson(value) : "null";
}

const EMPTY: ReadonlyMap<string, string> = new Map([
  ["google.protobuf.Timestamp", "null"],
  ["google.protobuf.Duration", "null"],
  ["google.protobuf.FieldMask", '""'],
  ["google.protobuf.Value", "null"],
  ["google.protobuf.ListValue", "[]"],
]);
