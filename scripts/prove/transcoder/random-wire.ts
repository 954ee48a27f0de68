import { type DescField, type DescMessage, type Registry, ScalarType } from "@bufbuild/protobuf";
import { WireRandom } from "./random.ts";
import { randomScalar, sized, tag, varint } from "./random-scalars.ts";
import { wellKnownRecords } from "./random-well-known.ts";
import type { Soil } from "./soil.ts";

const DEEPEST = 4;
const LENGTH = 2;
const START_GROUP = 3;
const END_GROUP = 4;

/** Where random messages grow. `isTame` makes only such as have a JSON. */
export function soilOf(seed: number, registry: Registry, anyTypes: readonly DescMessage[]): Soil {
  const soil: Soil = {
    ...{ random: new WireRandom(seed), registry, anyTypes, isTame: false },
    message: (desc, depth) => randomMessage(desc, soil, depth),
    tameMessage: (desc, depth) => randomMessage(desc, { ...soil, isTame: true }, depth),
  };
  return soil;
}

/**
 * A message's bytes as no writer would write them, and every reader has to take: fields in any order and any number,
 * several members of a oneof, keys twice, lists packed or not, numbers with needless bytes, unknown fields in between.
 */
function randomMessage(desc: DescMessage, soil: Soil, depth: number): Buffer {
  const { random } = soil;
  const records =
    wellKnownRecords(desc, soil, depth) ?? desc.fields.flatMap((field) => randomRecords(field, desc, soil, depth));
  if (random.chance(0.15)) records.push(unknownRecord(desc, soil));
  return Buffer.concat(random.chance(0.5) ? random.shuffle(records) : records);
}

function randomRecords(field: DescField, desc: DescMessage, soil: Soil, depth: number): Buffer[] {
  const { random } = soil;
  if (!random.chance(Math.min(0.7, 6 / desc.fields.length))) return [];
  if (field.message && depth >= DEEPEST) return [];
  const count =
    field.fieldKind === "list" || field.fieldKind === "map"
      ? random.below(4)
      : random.chance(0.15) && !soil.isTame
        ? 2
        : 1;
  const record = () => randomRecord(field, soil, depth);
  const records = Array.from({ length: count }, record);
  if (field.fieldKind === "list" && isNumeric(field) && random.chance(0.6)) records.push(packedRecord(field, soil));
  return records;
}

function randomRecord(field: DescField, soil: Soil, depth: number): Buffer {
  if (field.fieldKind === "map")
    return Buffer.concat([tag(field.number, LENGTH, soil.random), sized(entry(field, soil, depth), soil.random)]);
  return valueRecord(field, field.number, soil, depth);
}

function valueRecord(field: DescField, number: number, soil: Soil, depth: number): Buffer {
  const { random } = soil;
  if (field.message && isDelimited(field)) {
    const body = randomMessage(field.message, soil, depth + 1);
    return Buffer.concat([tag(number, START_GROUP, random), body, tag(number, END_GROUP, random)]);
  }
  if (field.message) {
    return Buffer.concat([tag(number, LENGTH, random), sized(randomMessage(field.message, soil, depth + 1), random)]);
  }
  const { wireType, bytes } = field.enum ? randomEnum(field, random) : randomScalar(field.scalar as ScalarType, random);
  return Buffer.concat([tag(number, wireType, random), bytes]);
}

function isDelimited(field: DescField): boolean {
  return field.fieldKind !== "map" && "delimitedEncoding" in field && field.delimitedEncoding;
}

/** A key and a value, either of which may be missing, twice, or in the other order. */
function entry(field: DescField & { fieldKind: "map" }, soil: Soil, depth: number): Buffer {
  const { random } = soil;
  const key = () => {
    const { wireType, bytes } = randomScalar(field.mapKey, random, true);
    return Buffer.concat([tag(1, wireType, random), bytes]);
  };
  const value = () => valueRecord(field, 2, soil, depth);
  const parts = [
    ...(random.chance(0.95) ? [key()] : []),
    ...(random.chance(0.95) || needsValue(field) ? [value()] : []),
  ];
  if (random.chance(0.05) && !soil.isTame) parts.push(random.chance(0.5) ? key() : value());
  if (random.chance(0.05)) parts.push(Buffer.concat([tag(3, 0, random), varint(5n, random)]));
  return Buffer.concat(random.chance(0.2) ? random.shuffle(parts) : parts);
}

/** An absent google.protobuf.Value has no JSON, and an absent closed enum has the first number. */
function needsValue({ message }: DescField): boolean {
  return message?.typeName === "google.protobuf.Value";
}

function randomEnum(field: DescField, random: WireRandom): { wireType: number; bytes: Buffer } {
  const numbers = field.enum?.values.map((value) => value.number) ?? [];
  const isKnown = random.chance(0.85) || (field.fieldKind === "map" && !field.enum?.open);
  const number = isKnown ? random.pick(numbers) : random.below(400) - 200;
  return { wireType: 0, bytes: varint(BigInt.asUintN(64, BigInt(number)), random) };
}

function isNumeric(field: DescField): boolean {
  return !field.message && field.scalar !== ScalarType.STRING && field.scalar !== ScalarType.BYTES;
}

function packedRecord(field: DescField, { random }: Soil): Buffer {
  const items = Array.from({ length: random.below(5) }, () =>
    field.enum ? randomEnum(field, random).bytes : randomScalar(field.scalar as ScalarType, random).bytes,
  );
  return Buffer.concat([tag(field.number, LENGTH, random), sized(Buffer.concat(items), random)]);
}

/** A field that the message does not have, of any wire type. */
function unknownRecord(desc: DescMessage, soil: Soil, depth = 0): Buffer {
  const { random } = soil;
  let number = 1 + random.below(300);
  while (desc.fields.some((field) => field.number === number) || soil.registry.getExtensionFor(desc, number)) number++;
  const wireType = random.pick([0, 1, 2, 3, 5]);
  const size = { 0: 0, 1: 8, 5: 4 }[wireType];
  const start = tag(number, wireType, random);
  if (wireType === 0) return Buffer.concat([start, varint(random.bits64(), random)]);
  if (size) return Buffer.concat([start, Buffer.alloc(size, random.below(256))]);
  if (wireType === LENGTH)
    return Buffer.concat([start, sized(Buffer.alloc(random.below(200), random.below(256)), random)]);
  const inner = depth < 3 && random.chance(0.5) ? unknownRecord(desc, soil, depth + 1) : Buffer.alloc(0);
  return Buffer.concat([start, inner, tag(number, END_GROUP, random)]);
}
