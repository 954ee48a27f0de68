import type { DescMessage } from "@bufbuild/protobuf";
import { sized, tag, varint } from "./random-scalars.ts";
import type { Soil } from "./soil.ts";

const MIN_TIME_S = -62_135_596_800;
const MAX_TIME_S = 253_402_300_799;
const MAX_DURATION_S = 315_576_000_000;
const PATHS = ["a", "foo_bar", "a.b_c.d", "x_y_z", "price.amount_minor"];

/** Records of the types that random fields would hardly ever make right; undefined for the other types. */
export function wellKnownRecords(desc: DescMessage, soil: Soil, depth: number): Buffer[] | undefined {
  switch (desc.typeName) {
    case "google.protobuf.Timestamp":
      return time(soil, MIN_TIME_S, MAX_TIME_S, 1);
    case "google.protobuf.Duration":
      return duration(soil);
    case "google.protobuf.FieldMask":
      return Array.from({ length: soil.random.below(4) }, () => textRecord(1, soil.random.pick(PATHS), soil));
    case "google.protobuf.Value":
      return kinds(desc, soil, depth);
    case "google.protobuf.Any":
      return any(soil, depth);
    default:
      return undefined;
  }
}

function duration(soil: Soil): Buffer[] {
  return soil.random.chance(0.5) ? time(soil, 0, MAX_DURATION_S, 1) : time(soil, -MAX_DURATION_S, 0, -1);
}

/** Seconds and nanos; a wild one is mostly out of range. */
function time(soil: Soil, min: number, max: number, sign: 1 | -1): Buffer[] {
  const { random } = soil;
  const isWild = !soil.isTame && random.chance(0.03);
  const seconds = isWild
    ? BigInt.asIntN(64, random.bits64())
    : BigInt(random.chance(0.1) ? random.pick([min, max]) : min + random.below(max - min + 1));
  const unit = random.pick([1, 1_000, 1_000_000]);
  const nanos = isWild ? random.below(2 ** 32) - 2 ** 31 : sign * random.below(1_000_000_000 / unit) * unit;
  return [
    ...(random.chance(0.9) ? [numberRecord(1, seconds, soil)] : []),
    ...(random.chance(0.5) ? [numberRecord(2, BigInt(nanos), soil)] : []),
  ];
}

/** One kind of a Value, and now and then another one before it. */
function kinds(desc: DescMessage, soil: Soil, depth: number): Buffer[] {
  const { random } = soil;
  const count = random.chance(0.1) ? 2 : 1;
  return Array.from({ length: count }, () => kind(desc, soil, depth));
}

function kind(desc: DescMessage, soil: Soil, depth: number): Buffer {
  const { random } = soil;
  const number = 1 + random.below(depth > 4 ? 4 : 6);
  if (number === 2) {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(
      random.chance(0.02) && !soil.isTame ? Number.NaN : (random.next() - 0.5) * 10 ** random.below(30),
    );
    return Buffer.concat([tag(2, 1, random), bytes]);
  }
  if (number === 3) return textRecord(3, random.pick(["", "text", "é→"]), soil);
  if (number === 1 || number === 4) return numberRecord(number, BigInt(random.below(2)), soil);
  const inner = desc.fields.find((field) => field.number === number)?.message as DescMessage;
  return Buffer.concat([tag(number, 2, random), sized(soil.message(inner, depth + 1), random)]);
}

/** Both fields are always there, so that of two Anys that are merged nothing but the last one is left. */
function any(soil: Soil, depth: number): Buffer[] {
  const { random } = soil;
  const type = random.pick(soil.anyTypes);
  const value = soil.tameMessage(type, depth + 2);
  const prefix = random.pick(["type.googleapis.com/", "x/", "a/b/"]);
  return [textRecord(1, prefix + type.typeName, soil), Buffer.concat([tag(2, 2, random), sized(value, random)])];
}

function textRecord(number: number, text: string, { random }: Soil): Buffer {
  return Buffer.concat([tag(number, 2, random), sized(Buffer.from(text), random)]);
}

function numberRecord(number: number, value: bigint, { random }: Soil): Buffer {
  return Buffer.concat([tag(number, 0, random), varint(BigInt.asUintN(64, value), random)]);
}
