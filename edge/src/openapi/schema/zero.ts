import { type DescEnum, type DescExtension, type DescField, ScalarType } from "@bufbuild/protobuf";
import { FeatureSet_FieldPresence } from "@bufbuild/protobuf/wkt";
import { isWide } from "./scalar-schemas.ts";
import type { JsonValue, Schema } from "./schema.ts";

type Field = DescField | DescExtension;

/** Whether a field that is left out breaks its own rules, since what is not there counts as zero. */
export function refusesZero(field: Field, schema: Schema): boolean {
  const zero = zeroOf(field);
  if (zero === undefined) return false;
  if (schema.const !== undefined && schema.const !== zero) return true;
  if (Array.isArray(schema.enum) && !schema.enum.includes(zero)) return true;
  if (typeof zero === "string") return refusesText(zero, schema);
  return typeof zero === "number" ? refusesNumber(zero, schema) : refusesEmpty(schema);
}

/** What a field without presence holds that nobody has set; undefined for one that may be absent. */
function zeroOf(field: Field): JsonValue | undefined {
  if (field.fieldKind === "list") return [];
  if (field.fieldKind === "map") return {};
  if (field.presence !== FeatureSet_FieldPresence.IMPLICIT || field.fieldKind === "message") return undefined;
  return field.fieldKind === "enum" ? nameOfZero(field.enum) : zeroOfScalar(field.scalar);
}

function zeroOfScalar(type: ScalarType): JsonValue {
  if (type === ScalarType.STRING || type === ScalarType.BYTES) return "";
  if (type === ScalarType.BOOL) return false;
  return isWide(type) ? "0" : 0;
}

function nameOfZero({ values }: DescEnum): string {
  return values.find(({ number }) => number === 0)?.name ?? "";
}

/** Forms that an empty text does not have; a reference may be one. */
const NEVER_EMPTY: ReadonlySet<unknown> = new Set(["email", "hostname", "ipv4", "ipv6", "uri", "uuid"]);

function refusesText(zero: string, { minLength, pattern, format }: Schema): boolean {
  const isShort = typeof minLength === "number" && zero.length < minLength;
  return isShort || NEVER_EMPTY.has(format) || (typeof pattern === "string" && !new RegExp(pattern, "u").test(zero));
}

function refusesNumber(zero: number, schema: Schema): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  return (
    (typeof minimum === "number" && zero < minimum) ||
    (typeof maximum === "number" && zero > maximum) ||
    (typeof exclusiveMinimum === "number" && zero <= exclusiveMinimum) ||
    (typeof exclusiveMaximum === "number" && zero >= exclusiveMaximum)
  );
}

function refusesEmpty({ minItems, minProperties }: Schema): boolean {
  return Number(minItems ?? 0) > 0 || Number(minProperties ?? 0) > 0;
}
