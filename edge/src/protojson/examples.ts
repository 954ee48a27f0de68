import { type DescEnum, type DescField, type DescMessage, ScalarType } from "@bufbuild/protobuf";
import { isWrapperDesc } from "@bufbuild/protobuf/wkt";
import { integerRange } from "./numbers.ts";

const VALUE = "google.protobuf.Value";
const ANY_EXAMPLE = '{"@type":"type.googleapis.com/google.protobuf.Duration","value":"1.5s"}';

const EXAMPLES: Readonly<Record<string, string>> = {
  "google.protobuf.Timestamp": '"2026-01-31T12:00:00Z"',
  "google.protobuf.Duration": '"1.5s"',
  "google.protobuf.FieldMask": '"title"',
  "google.protobuf.Struct": '{"key":"value"}',
  [VALUE]: '"text"',
  "google.protobuf.ListValue": '["text"]',
  "google.protobuf.Any": ANY_EXAMPLE,
};

/** A right value of a field in JSON: what a refusal shows to who sent a wrong one. */
export function exampleOf(field: DescField): string {
  if (field.fieldKind === "list") return `[${exampleOfValue(field)}]`;
  if (field.fieldKind !== "map") return exampleOfValue(field);
  const key = textOf(exampleOfScalar(field.mapKey));
  return `{"${key}":${exampleOfValue(field)}}`;
}

/** The same of one item of a list, or of a map's value. */
export function exampleOfValue(field: DescField): string {
  if (field.message) return exampleOfMessage(field.message);
  return field.enum ? `"${exampleOfEnum(field.enum)}"` : exampleOfScalar(field.scalar);
}

/** An object with one simple field, where the message has one. */
export function exampleOfMessage(desc: DescMessage): string {
  if (Object.hasOwn(EXAMPLES, desc.typeName)) return EXAMPLES[desc.typeName] as string;
  const simple = desc.fields.find((field) => field.fieldKind === "scalar" || field.fieldKind === "enum");
  if (!simple) return "{}";
  return isWrapperDesc(desc) ? exampleOfValue(simple) : `{"${simple.jsonName}":${exampleOfValue(simple)}}`;
}

/** As it stands in a path or a query, where only JSON of any shape has quotes. */
export function exampleText(field: DescField): string {
  const json = exampleOfValue(field);
  return field.message?.typeName === VALUE ? json : textOf(json);
}

/** A name that says something: not the zero, which is for "unspecified". */
export function exampleOfEnum({ values }: DescEnum): string {
  return (values.find(({ number }) => number !== 0) ?? values[0])?.name ?? "";
}

function exampleOfScalar(type: ScalarType): string {
  if (type === ScalarType.STRING) return '"text"';
  if (type === ScalarType.BYTES) return '"dGVh"';
  if (type === ScalarType.BOOL) return "true";
  return integerRange(type) ? "12" : "1.5";
}

function textOf(json: string): string {
  return json.startsWith('"') ? json.slice(1, -1) : json;
}
