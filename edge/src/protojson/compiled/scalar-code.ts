import { ScalarType } from "@bufbuild/protobuf";
import { FIXED32, FIXED64, LENGTH, VARINT } from "./wire.ts";

/** The code for one kind of value on the wire. `at` is always the expression of the position where the value starts. */
export interface ScalarCode {
  readonly wireType: number;
  /** Statements that write the value at `o`. */
  readonly write: (at: string) => string;
  /** Whether `write` makes room by itself, so that `out` has to be looked up again after it. */
  readonly makesRoom: boolean;
  /** Whether the JSON of a number has quotes around it, which as a map's key it has in any case. */
  readonly isQuoted: boolean;
  /** An expression that is true for the zero of the type. */
  readonly isZero: (at: string) => string;
  readonly zeroJson: string;
}

const QUOTE = 0x22;

function number(wireType: number, write: (at: string) => string, isZero: (at: string) => string): ScalarCode {
  return { wireType, write, makesRoom: false, isQuoted: false, isZero, zeroJson: "0" };
}

function int64(wireType: number, read: string, signed: boolean, decode = ""): ScalarCode {
  const digits = signed ? "writeInt64" : "writeUint64";
  return {
    wireType,
    write: (at) => `${read}(b, ${at}); ${decode} out[o++] = ${QUOTE}; o = ${digits}(out, o); out[o++] = ${QUOTE};`,
    makesRoom: false,
    isQuoted: true,
    isZero: (at) => `(${read}(b, ${at}), (cursor.low | cursor.high) === 0)`,
    zeroJson: '"0"',
  };
}

function sized(write: (at: string) => string): ScalarCode {
  const isZero = (at: string) => `readVarint32(b, ${at}) === 0`;
  return { wireType: LENGTH, write, makesRoom: true, isQuoted: true, isZero, zeroJson: '""' };
}

const varint32 = (at: string) => `readVarint32(b, ${at})`;
const fixed32 = (at: string) => `readFixed32(b, ${at})`;
const isZero = (read: (at: string) => string) => (at: string) => `${read(at)} === 0`;
const isZeroDouble = (at: string) => `(readFixed64(b, ${at}), (cursor.low | cursor.high) === 0)`;
const isFalse = (at: string) => `(readVarint64(b, ${at}), (cursor.low | cursor.high) === 0)`;

const FALSE = { ...number(VARINT, () => "", isFalse), zeroJson: "false" };
const CODES: ReadonlyMap<ScalarType, ScalarCode> = new Map([
  [ScalarType.INT32, number(VARINT, (at) => `o = writeInt32(out, o, ${varint32(at)});`, isZero(varint32))],
  [ScalarType.UINT32, number(VARINT, (at) => `o = writeUint32(out, o, ${varint32(at)});`, isZero(varint32))],
  [ScalarType.SINT32, number(VARINT, (at) => `o = writeInt32(out, o, zigzag32(${varint32(at)}));`, isZero(varint32))],
  [ScalarType.SFIXED32, number(FIXED32, (at) => `o = writeInt32(out, o, ${fixed32(at)});`, isZero(fixed32))],
  [ScalarType.FIXED32, number(FIXED32, (at) => `o = writeUint32(out, o, ${fixed32(at)});`, isZero(fixed32))],
  [ScalarType.FLOAT, number(FIXED32, (at) => `o = writeFloat(out, o, b, ${at});`, isZero(fixed32))],
  [ScalarType.DOUBLE, number(FIXED64, (at) => `o = writeDouble(out, o, b, ${at});`, isZeroDouble)],
  [ScalarType.INT64, int64(VARINT, "readVarint64", true)],
  [ScalarType.UINT64, int64(VARINT, "readVarint64", false)],
  [ScalarType.SINT64, int64(VARINT, "readVarint64", true, "zigzag64();")],
  [ScalarType.SFIXED64, int64(FIXED64, "readFixed64", true)],
  [ScalarType.FIXED64, int64(FIXED64, "readFixed64", false)],
  [ScalarType.BOOL, { ...FALSE, write: (at) => `o = writeAscii(out, o, ${isFalse(at)} ? "false" : "true");` }],
  [ScalarType.BYTES, sized((at) => `o = writeBase64(b, ${at}, o);`)],
]);

/** @param isStrict whether a string that is not UTF-8 is refused */
export function scalarCode(type: ScalarType, isStrict: boolean): ScalarCode {
  if (type === ScalarType.STRING) return sized((at) => `o = writeText(b, ${at}, o, ${isStrict});`);
  return CODES.get(type) as ScalarCode;
}
