import {
  type DescEnum,
  type DescExtension,
  type DescField,
  type DescMessage,
  type DescOneof,
  ScalarType,
} from "@bufbuild/protobuf";
import { type ScalarCode, scalarCode } from "./scalar-code.ts";
import { LENGTH, START_GROUP, VARINT } from "./wire.ts";

export type AnyField = DescField | DescExtension;

/** A field as it stands on the wire, be it a message's own, an extension, or the key or the value of a map. */
export interface WireField {
  readonly number: number;
  readonly kind: "one" | "list" | "map";
  /** What the value is; for a map it is a message of a key and a value. */
  readonly value: WireValue;
  readonly oneof: DescOneof | undefined;
}

export type WireValue =
  | { readonly is: "scalar"; readonly code: ScalarCode; readonly isStrictText: boolean }
  | { readonly is: "enum"; readonly desc: DescEnum }
  | { readonly is: "message"; readonly desc: DescMessage; readonly isGroup: boolean }
  | { readonly is: "entry"; readonly key: WireField; readonly value: WireField; readonly keyType: ScalarType };

export function wireFieldOf(field: AnyField): WireField {
  const { number } = field;
  if (field.fieldKind === "map") return { number, kind: "map", value: entryOf(field), oneof: undefined };
  const kind = field.fieldKind === "list" ? "list" : "one";
  return { number, kind, value: wireValueOf(field), oneof: field.oneof };
}

function wireValueOf(field: AnyField): WireValue {
  if (field.enum) return { is: "enum", desc: field.enum };
  if (!field.message) return scalarOf(field.scalar as ScalarType, field.utf8Validation);
  return { is: "message", desc: field.message, isGroup: isGroup(field) };
}

function isGroup(field: AnyField): boolean {
  return "delimitedEncoding" in field && field.delimitedEncoding;
}

function scalarOf(type: ScalarType, isStrict: boolean): WireValue {
  return { is: "scalar", code: scalarCode(type, isStrict), isStrictText: isStrict && type === ScalarType.STRING };
}

function entryOf(field: AnyField & { fieldKind: "map" }): WireValue {
  const one = (number: number, value: WireValue): WireField => ({ number, kind: "one", value, oneof: undefined });
  const key = scalarOf(field.mapKey, field.utf8Validation);
  return { is: "entry", key: one(1, key), value: one(2, wireValueOf(field)), keyType: field.mapKey };
}

/** The wire type of each single value. */
export function wireTypeOf(value: WireValue): number {
  if (value.is === "scalar") return value.code.wireType;
  if (value.is === "enum") return VARINT;
  return value.is === "message" && value.isGroup ? START_GROUP : LENGTH;
}

/** Whether many values may stand in one record. */
export function isPackable(field: WireField): boolean {
  return field.kind === "list" && wireTypeOf(field.value) !== LENGTH && wireTypeOf(field.value) !== START_GROUP;
}

/** As a signed 32-bit number, which is how tags are read. */
export function tagOf({ number }: WireField, wireType: number): number {
  return (number << 3) | wireType;
}

/** The numbers that a closed enum has; another one is no value of it, but an unknown field. */
export function closedNumbers(value: WireValue): ReadonlySet<number> | undefined {
  return value.is === "enum" && !value.desc.open ? new Set(value.desc.values.map((each) => each.number)) : undefined;
}
