import { ScalarType } from "@bufbuild/protobuf";
import { integerRange } from "../../protojson/numbers.ts";
import type { Schema } from "./schema.ts";

const NOT_FINITE: Schema = { type: "string", enum: ["NaN", "Infinity", "-Infinity"] };

/** How ProtoJSON writes a scalar. It reads more than that, such as 64-bit numbers without quotes. */
export function scalarSchema(type: ScalarType): Schema {
  switch (type) {
    case ScalarType.STRING:
      return { type: "string" };
    case ScalarType.BOOL:
      return { type: "boolean" };
    case ScalarType.BYTES:
      return { type: "string", contentEncoding: "base64", examples: ["dGVh"] };
    case ScalarType.FLOAT:
    case ScalarType.DOUBLE:
      return { anyOf: [{ type: "number", format: type === ScalarType.FLOAT ? "float" : "double" }, NOT_FINITE] };
    default:
      return integerSchema(type);
  }
}

function integerSchema(type: ScalarType): Schema {
  const range = integerRange(type) ?? { min: 0n, max: 0n };
  if (isWide(type)) {
    const isSigned = range.min < 0n;
    return { type: "string", format: isSigned ? "int64" : "uint64", pattern: widePattern(isSigned), examples: ["12"] };
  }
  const [minimum, maximum] = [Number(range.min), Number(range.max)];
  return { type: "integer", format: minimum < 0 ? "int32" : "uint32", minimum, maximum };
}

/** Whether JSON writes the type's numbers as strings. */
export function isWide(type: ScalarType): boolean {
  return (integerRange(type)?.max ?? 0n) > 0xffff_ffffn;
}

export function widePattern(isSigned: boolean): string {
  return isSigned ? "^(?:0|-?[1-9][0-9]{0,18})$" : "^(?:0|[1-9][0-9]{0,19})$";
}
