import { type DescEnum, ScalarType } from "@bufbuild/protobuf";
import { INT32 as ENUM_RANGE, integerRange, parseFloating, parseInteger, ValueError } from "./numbers.ts";
import { noEnumName } from "./refusals.ts";
import { type Json, JsonNumber } from "./scan-json.ts";

export type ScalarValue = string | number | bigint | boolean | Uint8Array;

/** Text that is no base64, for what is no text. */
export const NO_BASE64 = "?";
const BASE64 = /^[A-Za-z0-9+/_-]*(={0,2})$/;

/** @throws ValueError */
export function scalarFromJson(type: ScalarType, json: Json): ScalarValue {
  switch (type) {
    case ScalarType.BOOL:
      return typeof json === "boolean" ? json : booleanFromText("");
    case ScalarType.BYTES:
      return bytesFromText(typeof json === "string" ? json : NO_BASE64);
    case ScalarType.STRING:
      if (typeof json !== "string") throw new ValueError('must be a string such as "text"');
      return json;
    default:
      return numberFromJson(type, json);
  }
}

function numberFromJson(type: ScalarType, json: Json): number | bigint {
  const given = json instanceof JsonNumber ? json.text : json;
  const text = typeof given === "string" ? given : "";
  const range = integerRange(type);
  return range ? parseInteger(range, text) : parseFloating(type, text);
}

/** A map's key, which JSON writes as a string whatever its type. */
export function mapKeyFromText(type: ScalarType, text: string): string | number | bigint | boolean {
  if (type === ScalarType.STRING) return text;
  if (type === ScalarType.BOOL) return booleanFromText(text);
  return scalarFromJson(type, text) as number | bigint;
}

export function booleanFromText(text: string): boolean {
  if (text !== "true" && text !== "false") throw new ValueError("must be true or false");
  return text === "true";
}

/** Base64 of either alphabet, padded or not. */
export function bytesFromText(text: string): Uint8Array {
  const padding = BASE64.exec(text)?.[1]?.length;
  const isWhole = padding === 0 ? text.length % 4 !== 1 : text.length % 4 === 0;
  if (padding === undefined || !isWhole) throw new ValueError("must be base64 such as dGVh");
  return Buffer.from(text, "base64");
}

/** A name, or a number; an open enum takes numbers that have no name. */
export function enumFromJson(type: DescEnum, json: Json): number {
  if (typeof json === "string") return enumFromName(type, json);
  if (json === null && type.typeName === "google.protobuf.NullValue") return 0;
  if (!(json instanceof JsonNumber)) throw noEnumName(type);
  const number = Number(parseInteger(ENUM_RANGE, json.text));
  if (!type.open && !type.value[number]) throw noEnumName(type);
  return number;
}

export function enumFromName(type: DescEnum, name: string): number {
  const value = type.values.find((candidate) => candidate.name === name);
  if (!value) throw noEnumName(type, name);
  return value.number;
}
