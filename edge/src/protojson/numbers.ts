import { ScalarType } from "@bufbuild/protobuf";

/** A value that does not fit its field; the message says what would. */
export class ValueError extends Error {
  override readonly name = "ValueError";
}

const DECIMAL = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/;
const NO_NUMBER = "must be a number such as 1.5";
/** Digits of 2^64 - 1. */
const MAX_DIGITS = 20;
const NOT_FINITE: Readonly<Record<string, number>> = { NaN, Infinity, "-Infinity": -Infinity };

export const INT32 = { min: -(2n ** 31n), max: 2n ** 31n - 1n };
const UINT32 = { min: 0n, max: 2n ** 32n - 1n };
const INT64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };
const UINT64 = { min: 0n, max: 2n ** 64n - 1n };

type IntegerRange = typeof INT32;

/** The range of an integer type; undefined for every other scalar. */
export function integerRange(type: ScalarType): IntegerRange | undefined {
  switch (type) {
    case ScalarType.INT32:
    case ScalarType.SINT32:
    case ScalarType.SFIXED32:
      return INT32;
    case ScalarType.UINT32:
    case ScalarType.FIXED32:
      return UINT32;
    case ScalarType.INT64:
    case ScalarType.SINT64:
    case ScalarType.SFIXED64:
      return INT64;
    case ScalarType.UINT64:
    case ScalarType.FIXED64:
      return UINT64;
    default:
      return undefined;
  }
}

/** Reads a JSON number as an integer, without loss: `1e3` and `5.0` are whole, `0.5` is not. */
export function parseInteger(range: IntegerRange, text: string): number | bigint {
  const value = exactInteger(text);
  if (value === undefined || value < range.min || value > range.max) {
    throw new ValueError(`must be a whole number from ${range.min} to ${range.max}, such as 12`);
  }
  return range.max > UINT32.max ? value : Number(value);
}

/** Reads a JSON number, or one of the three names, as a float or a double. */
export function parseFloating(type: ScalarType, text: string): number {
  if (Object.hasOwn(NOT_FINITE, text)) return NOT_FINITE[text] as number;
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
  const rounded = type === ScalarType.FLOAT ? Math.fround(value) : value;
  if (Number.isNaN(value)) throw new ValueError(NO_NUMBER);
  if (!Number.isFinite(rounded)) throw new ValueError(`is too large for its type: it ${NO_NUMBER}`);
  return rounded;
}

/** The shortest number that reads as the same float. */
export function shortestFloat(value: number): number {
  if (value === 0) return value;
  for (let digits = 6; digits < 9; digits++) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === value) return candidate;
  }
  return Number(value.toPrecision(9));
}

/** No power is ever computed that a caller could make large. */
function exactInteger(text: string): bigint | undefined {
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const fraction = match[3] ?? "";
  const digits = (match[2] as string) + fraction;
  let end = digits.length;
  while (end > 0 && digits[end - 1] === "0") end--;
  if (end === 0) return 0n;
  let start = 0;
  while (digits[start] === "0") start++;
  const zeros = Number(match[4] ?? 0) - fraction.length + (digits.length - end);
  if (zeros < 0 || end - start + zeros > MAX_DIGITS) return undefined;
  const value = BigInt(digits.slice(start, end) + "0".repeat(zeros));
  return match[1] === "-" ? -value : value;
}
