import { create, type DescField, type DescMessage, type Message, ScalarType } from "@bufbuild/protobuf";
import { reflect } from "@bufbuild/protobuf/reflect";
import { isWrapperDesc } from "@bufbuild/protobuf/wkt";
import { exampleOfMessage } from "../protojson/examples.ts";
import { maskFromQueryText } from "../protojson/field-mask.ts";
import { integerRange, parseFloating, parseInteger, ValueError } from "../protojson/numbers.ts";
import type { ReadContext } from "../protojson/read-context.ts";
import { readMessage } from "../protojson/read-message.ts";
import { noEnumName } from "../protojson/refusals.ts";
import {
  booleanFromText,
  bytesFromText,
  enumFromName,
  mapKeyFromText,
  NO_BASE64,
  type ScalarValue,
} from "../protojson/scalars.ts";
import { JsonTextError, scanJson } from "../protojson/scan-json.ts";
import { durationFromText, timestampFromText } from "../protojson/time-text.ts";
import { resolveFieldPath } from "./field-path.ts";

/** What reading values outside of JSON takes along. */
export interface TextContext extends ReadContext {
  /** The message whose fields a mask names, where that is known: a field's spelling cannot always be told from its look. */
  readonly masked?: DescMessage | undefined;
}

const CANONICAL = /^(?:0|-?[1-9][0-9]*)$/;

type TextForm = (text: string, context: TextContext) => object;

const TEXT_FORMS: ReadonlyMap<string, TextForm> = new Map<string, TextForm>([
  ["google.protobuf.Timestamp", timestampFromText],
  ["google.protobuf.Duration", durationFromText],
  ["google.protobuf.FieldMask", (text, { masked }) => ({ paths: maskFromQueryText(text, spellingIn(masked)) })],
]);
const JSON_FORMS: ReadonlySet<string> = new Set([
  "google.protobuf.Struct",
  "google.protobuf.Value",
  "google.protobuf.ListValue",
]);

/** Whether a value of the field can stand in a path: all but messages that have no form as text. */
export function hasTextForm(field: DescField): boolean {
  return !field.message || TEXT_FORMS.has(field.message.typeName) || isWrapperDesc(field.message);
}

/** Whether a value of the field can stand in a query: also those that stand there as JSON. */
export function hasQueryForm(field: DescField): boolean {
  return hasTextForm(field) || JSON_FORMS.has(field.message?.typeName ?? "");
}

/**
 * Reads one value of a field (itself, an item or a map's value) from a path or a query.
 *
 * @throws ValueError
 */
export function valueFromText(field: DescField, text: string, context: TextContext): unknown {
  if (field.message) return reflect(field.message, messageFromText(field.message, text, context), false);
  if (field.enum) return enumFromText(field, text);
  return scalarFromText(field.scalar, text);
}

function messageFromText(desc: DescMessage, text: string, context: TextContext): Message {
  const form = TEXT_FORMS.get(desc.typeName);
  if (form) return Object.assign(create(desc), form(text, context));
  if (isWrapperDesc(desc)) {
    const [field] = desc.fields as [DescField & { fieldKind: "scalar" }];
    return Object.assign(create(desc), { value: scalarFromText(field.scalar, text) });
  }
  if (!JSON_FORMS.has(desc.typeName)) throw new ValueError("cannot be given as a parameter");
  try {
    return readMessage(desc, scanJson(text), context);
  } catch (error) {
    if (error instanceof JsonTextError)
      throw new ValueError(`must be JSON such as ${exampleOfMessage(desc)}: it ${error.message}`);
    throw error;
  }
}

function scalarFromText(type: ScalarType, text: string): ScalarValue {
  if (type === ScalarType.STRING) return text;
  if (type === ScalarType.BOOL) return booleanFromText(text);
  if (type === ScalarType.BYTES) return bytesFromText(text || NO_BASE64);
  const range = integerRange(type);
  if (!range) return parseFloating(type, text);
  return parseInteger(range, CANONICAL.test(text) ? text : "");
}

/**
 * A map's key in brackets; numbers in their canonical form, so that no two texts are one key.
 *
 * @throws ValueError
 */
export function keyFromText(type: ScalarType, text: string) {
  return mapKeyFromText(type, integerRange(type) && !CANONICAL.test(text) ? "" : text);
}

function spellingIn(masked: DescMessage | undefined): (path: string) => string | undefined {
  return (path) => {
    const fields = masked && resolveFieldPath(masked, path.split("."));
    return fields?.map(({ name }) => name).join(".");
  };
}

/** A name or the number of one, in its canonical form. */
function enumFromText(field: DescField & { enum: NonNullable<DescField["enum"]> }, text: string): number {
  if (!CANONICAL.test(text)) return enumFromName(field.enum, text);
  const value = field.enum.value[Number(text)];
  if (!value) throw noEnumName(field.enum);
  return value.number;
}
