import { type DescField, type DescMessage, ScalarType } from "@bufbuild/protobuf";

/** What the encoding's rules say of bytes, as plainly as can be: the judge where two readers differ. */
export type Verdict = "well-formed" | "malformed" | "mistyped";

const DEEPEST = 200;
const VARINT = 0;
const LONG = 1;
const LENGTH = 2;
const START_GROUP = 3;
const END_GROUP = 4;
const SHORT = 5;

class Malformed extends Error {}

/** `mistyped` are bytes with a record whose wire type is not the one of its field: an unknown field, by the rules. */
export function judge(desc: DescMessage, bytes: Buffer): Verdict {
  const judgement = new Judgement(bytes);
  try {
    judgement.message(desc, bytes.length, DEEPEST);
  } catch (error) {
    if (error instanceof Malformed) return judgement.isMistyped ? "mistyped" : "malformed";
    throw error;
  }
  return judgement.isMistyped ? "mistyped" : "well-formed";
}

class Judgement {
  isMistyped = false;
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Reads fields up to `end`, or up to the end of the group with this number. */
  message(desc: DescMessage | undefined, end: number, depth: number, group = 0): void {
    if (depth <= 0) throw new Malformed("too deep");
    while (this.#at < end) {
      const tag = this.#varint(end, 5);
      if (tag > 0xffff_ffffn || tag < 8n) throw new Malformed("tag");
      const [number, wireType] = [Number(tag >> 3n), Number(tag & 7n)];
      if (wireType === END_GROUP && number === group) return;
      const field = desc?.fields.find((candidate) => candidate.number === number);
      this.#value(field, number, wireType, end, depth);
    }
    if (group) throw new Malformed("open group");
  }

  #value(field: DescField | undefined, number: number, wireType: number, end: number, depth: number): void {
    if (field && !wireTypesOf(field).includes(wireType)) {
      this.isMistyped = true;
      this.#value(undefined, number, wireType, end, depth);
    } else if (wireType === VARINT) this.#varint(end);
    else if (wireType === LONG) this.#skip(8, end);
    else if (wireType === SHORT) this.#skip(4, end);
    else if (wireType === START_GROUP) this.message(field?.message, end, depth - 1, number);
    else if (wireType === LENGTH) this.#sized(field, end, depth);
    else throw new Malformed("wire type");
  }

  #sized(field: DescField | undefined, end: number, depth: number): void {
    const length = this.#varint(end);
    if (length > BigInt(end - this.#at)) throw new Malformed("length");
    const stop = this.#at + Number(length);
    if (field?.fieldKind === "map") this.#entry(field, stop, depth);
    else if (field?.message) this.message(field.message, stop, depth - 1);
    else if (field?.scalar === ScalarType.STRING) this.#text(field, stop);
    else if (field && field.scalar !== ScalarType.BYTES) this.#packed(field, stop);
    this.#at = stop;
  }

  #entry(field: DescField & { fieldKind: "map" }, stop: number, depth: number): void {
    const { mapKey, utf8Validation } = field;
    const key = { fieldKind: "scalar", number: 1, scalar: mapKey, utf8Validation } as DescField;
    const value = Object.assign(Object.create(field), { number: 2, fieldKind: field.mapKind }) as DescField;
    this.message({ fields: [key, value] } as unknown as DescMessage, stop, depth);
  }

  #text({ utf8Validation }: DescField, stop: number): void {
    const text = this.#bytes.subarray(this.#at, stop);
    if (utf8Validation && !Buffer.from(text.toString()).equals(text)) throw new Malformed("UTF-8");
  }

  #packed(field: DescField, stop: number): void {
    const [wireType] = wireTypesOf(field);
    while (this.#at < stop) {
      if (wireType === VARINT) this.#varint(stop);
      else this.#skip(wireType === LONG ? 8 : 4, stop);
    }
  }

  #varint(end: number, most = 10): bigint {
    let value = 0n;
    for (let i = 0; i < most; i++) {
      if (this.#at >= end) throw new Malformed("truncated");
      const byte = this.#bytes[this.#at++] as number;
      value |= BigInt(byte & 0x7f) << BigInt(7 * i);
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw new Malformed("varint");
  }

  #skip(count: number, end: number): void {
    if (end - this.#at < count) throw new Malformed("truncated");
    this.#at += count;
  }
}

const LONGS: ReadonlySet<unknown> = new Set([ScalarType.FIXED64, ScalarType.SFIXED64, ScalarType.DOUBLE]);
const SHORTS: ReadonlySet<unknown> = new Set([ScalarType.FIXED32, ScalarType.SFIXED32, ScalarType.FLOAT]);

/** The wire types that a field's records may have, first the one of a single value. */
function wireTypesOf(field: DescField): number[] {
  if (field.fieldKind === "map") return [LENGTH];
  if (field.message) return ["delimitedEncoding" in field && field.delimitedEncoding ? START_GROUP : LENGTH];
  if (field.scalar === ScalarType.STRING || field.scalar === ScalarType.BYTES) return [LENGTH];
  const single = LONGS.has(field.scalar) ? LONG : SHORTS.has(field.scalar) ? SHORT : VARINT;
  return field.fieldKind === "list" ? [single, LENGTH] : [single];
}
