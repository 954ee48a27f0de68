import { ScalarType } from "@bufbuild/protobuf";
import type { WireRandom } from "./random.ts";

const LONG: ReadonlySet<ScalarType> = new Set([ScalarType.FIXED64, ScalarType.SFIXED64, ScalarType.DOUBLE]);
const SHORT: ReadonlySet<ScalarType> = new Set([ScalarType.FIXED32, ScalarType.SFIXED32, ScalarType.FLOAT]);
const FLOATS = [
  0,
  -0,
  0.1,
  1 / 3,
  1e-7,
  1e21,
  3.4028234663852886e38,
  1.401298464324817e-45,
  Number.NaN,
  Infinity,
  -Infinity,
];
const DOUBLES = [...FLOATS, 1e300, 5e-324, 1.7976931348623157e308, 123456789.125, 2 ** 53 + 2];
const PIECES = [
  "",
  "a",
  "key",
  'quote"',
  "back\\slash",
  "\n\t\r\b\f",
  "\u0000\u001f\u007f",
  "é",
  "→",
  "😀",
  "\u2028",
  "__proto__",
  "/",
  "0",
  "-1",
  "\ufeff",
];
const NAMES = ["a", "b", "", "__proto__", "é"];

/** The bytes of a scalar without its tag. Keys come from a few, so that some of them are there twice. */
export function randomScalar(type: ScalarType, random: WireRandom, isKey = false): { wireType: number; bytes: Buffer } {
  if (type === ScalarType.STRING)
    return { wireType: 2, bytes: sized(Buffer.from(isKey ? random.pick(NAMES) : text(random)), random) };
  if (type === ScalarType.BYTES) return { wireType: 2, bytes: sized(rawBytes(random), random) };
  if (LONG.has(type)) return { wireType: 1, bytes: long(type, random, isKey) };
  if (SHORT.has(type)) return { wireType: 5, bytes: short(type, random, isKey) };
  return { wireType: 0, bytes: varint(isKey ? BigInt(random.below(4)) : random.bits64(), random) };
}

function long(type: ScalarType, random: WireRandom, isKey: boolean): Buffer {
  const bytes = Buffer.alloc(8);
  if (type === ScalarType.DOUBLE && random.chance(0.6)) bytes.writeDoubleLE(random.pick(DOUBLES));
  else bytes.writeBigUInt64LE(isKey ? BigInt(random.below(4)) : random.bits64());
  return bytes;
}

function short(type: ScalarType, random: WireRandom, isKey: boolean): Buffer {
  const bytes = Buffer.alloc(4);
  if (type === ScalarType.FLOAT && random.chance(0.6)) bytes.writeFloatLE(random.pick(FLOATS));
  else bytes.writeUInt32LE(isKey ? random.below(4) : random.below(2 ** 32));
  return bytes;
}

function text(random: WireRandom): string {
  const count = random.chance(0.1) ? 60 : random.below(6);
  return Array.from({ length: count }, () => random.pick(PIECES)).join("");
}

function rawBytes(random: WireRandom): Buffer {
  return Buffer.from(Array.from({ length: random.below(12) }, () => random.below(256)));
}

export function sized(bytes: Buffer, random: WireRandom): Buffer {
  return Buffer.concat([varint(BigInt(bytes.length), random, 5), bytes]);
}

export function tag(number: number, wireType: number, random: WireRandom): Buffer {
  return varint(BigInt(number) * 8n + BigInt(wireType), random, 5);
}

/** Now and then with needless bytes, up to `most` of them in all. */
export function varint(value: bigint, random: WireRandom, most = 10): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  bytes.push(Number(rest));
  if (random.chance(0.05)) {
    const wanted = bytes.length + random.below(most - bytes.length + 1);
    while (bytes.length < wanted) {
      bytes[bytes.length - 1] = (bytes.at(-1) as number) | 0x80;
      bytes.push(0);
    }
  }
  return Buffer.from(bytes);
}
