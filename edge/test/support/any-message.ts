import { type DescField, type DescMessage, ScalarType } from "@bufbuild/protobuf";
import fc from "fast-check";

/** A value that JSON.stringify can write. */
export type PlainJson = null | boolean | number | string | PlainJson[] | { [key: string]: PlainJson };

const int = (min: bigint, max: bigint) => fc.bigInt({ min, max });
const SCALARS: Readonly<Record<number, fc.Arbitrary<PlainJson>>> = {
  [ScalarType.STRING]: fc.string({ unit: "binary" }),
  [ScalarType.BYTES]: fc.uint8Array({ maxLength: 9 }).map((bytes) => Buffer.from(bytes).toString("base64")),
  [ScalarType.BOOL]: fc.boolean(),
  [ScalarType.FLOAT]: fc.oneof(fc.float({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom("NaN", "Infinity")),
  [ScalarType.DOUBLE]: fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom("NaN", "-Infinity"),
  ),
};
const SIGNED_64: ReadonlySet<ScalarType> = new Set([ScalarType.INT64, ScalarType.SINT64, ScalarType.SFIXED64]);
const UNSIGNED_64: ReadonlySet<ScalarType> = new Set([ScalarType.UINT64, ScalarType.FIXED64]);
const SIGNED_32: ReadonlySet<ScalarType> = new Set([ScalarType.INT32, ScalarType.SINT32, ScalarType.SFIXED32]);

function scalar(type: ScalarType): fc.Arbitrary<PlainJson> {
  if (SIGNED_64.has(type)) return int(-(2n ** 63n), 2n ** 63n - 1n).map(String);
  if (UNSIGNED_64.has(type)) return int(0n, 2n ** 64n - 1n).map(String);
  if (SIGNED_32.has(type)) return fc.integer();
  return SCALARS[type] ?? fc.integer({ min: 0, max: 2 ** 32 - 1 });
}

const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<PlainJson>;
const WELL_KNOWN: Readonly<Record<string, fc.Arbitrary<PlainJson>>> = {
  "google.protobuf.Timestamp": fc
    .tuple(
      fc.date({
        min: new Date(-60_000_000_000_000),
        max: new Date(253_402_300_799_000),
        noInvalidDate: true,
      }),
      fc.nat(999_999_999),
    )
    .map(([date, nanos]) => `${date.toISOString().slice(0, 19)}.${String(nanos).padStart(9, "0")}Z`),
  "google.protobuf.Duration": fc
    .tuple(fc.constantFrom("", "-"), fc.nat(315_575_999_999), fc.nat(999_999_999))
    .map(([sign, seconds, nanos]) => `${sign}${seconds}.${String(nanos).padStart(9, "0")}s`),
  "google.protobuf.FieldMask": fc.array(fc.constantFrom("a", "fooBar", "a.bC.d")).map((paths) => paths.join(",")),
  "google.protobuf.Struct": fc.dictionary(fc.string(), json),
  "google.protobuf.Value": json,
  "google.protobuf.ListValue": fc.array(json),
  "google.protobuf.Any": fc
    .integer()
    .map((value) => ({ "@type": "type.googleapis.com/google.protobuf.Int32Value", value })),
  "google.protobuf.Empty": fc.constant({}),
};

function value(field: DescField, depth: number): fc.Arbitrary<PlainJson> {
  if (field.enum) return fc.constantFrom(...field.enum.values.map((entry) => entry.name));
  if (!field.message) return scalar(field.scalar);
  const { typeName } = field.message;
  const wrapped = typeName.endsWith("Value") && field.message.fields[0]?.fieldKind === "scalar";
  return (
    WELL_KNOWN[typeName] ??
    (wrapped ? value(field.message.fields[0] as DescField, depth) : anyMessage(field.message, depth + 1))
  );
}

function fieldValue(field: DescField, depth: number): fc.Arbitrary<PlainJson> {
  if (field.fieldKind === "list") return fc.array(value(field, depth), { maxLength: 3 });
  if (field.fieldKind !== "map") return value(field, depth);
  return fc.dictionary(scalar(field.mapKey).map(String), value(field, depth), { maxKeys: 3 });
}

/** Some fields of the message as ProtoJSON prints them, at most one of each oneof. */
export function anyMessage(desc: DescMessage, depth = 0): fc.Arbitrary<PlainJson> {
  if (depth > 2) return fc.constant({});
  return fc.subarray(desc.fields, { maxLength: Math.min(8, desc.fields.length) }).chain((fields) => {
    const kept = fields.filter(
      (field, i) => !field.oneof || fields.findIndex((other) => other.oneof === field.oneof) === i,
    );
    return fc.record(Object.fromEntries(kept.map((field) => [field.jsonName, fieldValue(field, depth)])));
  });
}
