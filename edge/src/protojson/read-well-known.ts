import { create, type DescField, type DescMessage, type Message } from "@bufbuild/protobuf";
import { reflect } from "@bufbuild/protobuf/reflect";
import { isWrapperDesc } from "@bufbuild/protobuf/wkt";
import { maskFromJsonText } from "./field-mask.ts";
import { ValueError } from "./numbers.ts";
import type { ReadContext } from "./read-context.ts";
import { noObject } from "./refusals.ts";
import { scalarFromJson } from "./scalars.ts";
import { type Json, JsonNumber } from "./scan-json.ts";
import { durationFromText, timestampFromText } from "./time-text.ts";

type WellKnownReader = (desc: DescMessage, json: Json, context: ReadContext) => Message;

const READERS: ReadonlyMap<string, WellKnownReader> = new Map([
  ["google.protobuf.Timestamp", (desc, json) => build(desc, timestampFromText(textOf(json)))],
  ["google.protobuf.Duration", (desc, json) => build(desc, durationFromText(textOf(json)))],
  ["google.protobuf.FieldMask", (desc, json) => build(desc, { paths: maskFromJsonText(textOf(json)) })],
  ["google.protobuf.Struct", readStruct],
  ["google.protobuf.Value", readDynamicValue],
  ["google.protobuf.ListValue", readListValue],
]);

/** How a type is read that ProtoJSON writes in a form of its own; all but Any, which may hold every other. */
export function wellKnownReader(desc: DescMessage): WellKnownReader | undefined {
  if (!desc.typeName.startsWith("google.protobuf.")) return undefined;
  return READERS.get(desc.typeName) ?? (isWrapperDesc(desc) ? readWrapper : undefined);
}

function readWrapper(desc: DescMessage, json: Json): Message {
  return build(desc, { value: scalarFromJson(desc.fields[0]?.scalar as never, json) });
}

function readStruct(desc: DescMessage, json: Json, context: ReadContext): Message {
  if (!(json instanceof Map)) throw noObject(desc);
  const message = create(desc);
  const field = desc.fields[0] as DescField & { fieldKind: "map"; mapKind: "message" };
  const map = reflect(desc, message, false).get(field);
  for (const [key, item] of json) {
    context.path.push({ key });
    context.faults.collect(context.path, () =>
      map.set(key, reflect(field.message, readDynamicValue(field.message, item, context), false) as never),
    );
    context.path.pop();
  }
  return message;
}

function readListValue(desc: DescMessage, json: Json, context: ReadContext): Message {
  if (!Array.isArray(json)) throw new ValueError('must be a list such as ["text"]');
  const item = desc.fields[0]?.message as DescMessage;
  const values: Message[] = [];
  for (const [i, value] of json.entries()) {
    context.path.push(i);
    context.faults.collect(context.path, () => values.push(readDynamicValue(item, value, context)));
    context.path.pop();
  }
  return build(desc, { values });
}

function readDynamicValue(desc: DescMessage, json: Json, context: ReadContext): Message {
  const member = (name: string) => desc.fields.find((field) => field.name === name)?.message as DescMessage;
  if (json === null) return build(desc, { kind: { case: "nullValue", value: 0 } });
  if (typeof json === "string") return build(desc, { kind: { case: "stringValue", value: json } });
  if (typeof json === "boolean") return build(desc, { kind: { case: "boolValue", value: json } });
  if (json instanceof JsonNumber) return build(desc, { kind: { case: "numberValue", value: finite(json) } });
  if (Array.isArray(json)) {
    return build(desc, {
      kind: { case: "listValue", value: readListValue(member("list_value"), json, context) },
    });
  }
  return build(desc, {
    kind: { case: "structValue", value: readStruct(member("struct_value"), json, context) },
  });
}

function build(desc: DescMessage, fields: object): Message {
  return Object.assign(create(desc), fields);
}

/** What is no string is given as one that no form takes, so that each form says what it wants. */
function textOf(json: Json): string {
  return typeof json === "string" ? json : "?";
}

function finite(json: JsonNumber): number {
  const value = Number(json.text);
  if (!Number.isFinite(value)) throw new ValueError("is too large: it must be a number such as 1.5");
  return value;
}
