import { type DescEnum, ScalarType } from "@bufbuild/protobuf";
import { integerRange, parseFloating, parseInteger, ValueError } from "./numbers.ts";
import { type Json, JsonNumber } from "./scan-json.ts";

export type ScalarValue = string | number | bigint | boolean | Uint8Array;

const BASE64 = /^[A-Za-z0-9+/_-]*(={0,2})$/;

/** @throws ValueError */
export function scalarFromJson(type: ScalarType, json: Json): ScalarValue {
  if (type === ScalarType.BOOL) {
    if (typeof json !== "boolean") throw new ValueError("must be true or false");
    return json;
  }
  if (type === ScalarType.STRING || type === ScalarType.BYTES) {
    if (typeof json !== "string") throw new ValueError("must be a string");
    return type === ScalarType.STRING ? json : bytesFromText(json);
  }
  const text = json instanceof JsonNumber ? json.text : json;
  if (typeof text !== "string") throw new ValueError("must be a number");
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
  if (padding === undefined || !isWhole) throw new ValueError("must be base64");
  return Buffer.from(text, "base64");
}

/** A name, or a number; an open enum takes numbers that have no name. */
export function enumFromJson(type: DescEnum, json: Json): number {
  if (typeof json === "string") return enumFromName(type, json);
  if (json === null && type.typeName === "google.protobuf.NullValue") return 0;
  if (!(json instanceof JsonNumber)) throw new ValueError(`must be a name of ${type.name}`);
  const number = Number(parseInteger({ min: -(2n ** 31n), max: 2n ** 31n - 1n }, json.text));
  if (!type.open && !type.value[number]) throw new ValueError(`must be a value of ${type.name}`);
  return number;
}

export function enumFromName(type: DescEnum, name: string): number {
  const value = type.values.find((candidate) => candidate.name === name);
  if (!value) throw new ValueError(`must be a name of ${type.name}`);
  return value.number;
}
