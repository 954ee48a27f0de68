import { type DescField, type DescMessage, fromBinary, type Message, type Registry } from "@bufbuild/protobuf";
import { FeatureSet_FieldPresence, isWrapperDesc } from "@bufbuild/protobuf/wkt";
import { maskToText } from "./field-mask.ts";
import { enumToJson, numberToJson, scalarToJson } from "./scalars.ts";
import { durationToText, timestampToText } from "./time-text.ts";

/** A value that JSON.stringify can write. */
export type PlainJson = null | boolean | number | string | PlainJson[] | { [key: string]: PlainJson };

// biome-ignore lint/suspicious/noExplicitAny: protobuf-es gives the fields of a message known at run time as properties
type Dynamic = any;

/**
 * Prints a message as ProtoJSON. Fields without presence are printed whether set or not; unset messages, `optional` fields
 * and oneof members are left out. An Any of a type that the registry does not have keeps its bytes, in base64.
 */
export function printMessage(desc: DescMessage, message: Message, registry: Registry): PlainJson {
  const wellKnown = PRINTERS.get(desc.typeName);
  if (wellKnown) return wellKnown(desc, message, registry);
  if (isWrapperDesc(desc)) return printWrapper(desc, (message as Dynamic).value);
  const json = createObject();
  for (const field of desc.fields) {
    const value = printableValue(field, message);
    if (value !== undefined) json[field.jsonName] = printField(field, value, registry);
  }
  return json;
}

/** Prints one field of a message alone: an unset message is `{}`, an empty list `[]`. */
export function printBareField(field: DescField, message: Message, registry: Registry): PlainJson {
  const value = printableValue(field, message);
  if (value !== undefined) return printField(field, value, registry);
  return field.fieldKind === "message" && !isWrapperDesc(field.message) ? {} : null;
}

/** The value as protobuf-es keeps it; undefined where the field is not to be printed. */
function printableValue(field: DescField, message: Dynamic): Dynamic {
  if (field.oneof) {
    const oneof = message[field.oneof.localName];
    return oneof.case === field.localName ? oneof.value : undefined;
  }
  const isImplicit = field.presence === FeatureSet_FieldPresence.IMPLICIT;
  return isImplicit || Object.hasOwn(message, field.localName) ? message[field.localName] : undefined;
}

function printField(field: DescField, value: Dynamic, registry: Registry): PlainJson {
  if (field.fieldKind === "list") return value.map((item: Dynamic) => printValue(field, item, registry));
  if (field.fieldKind !== "map") return printValue(field, value, registry);
  const json = createObject();
  for (const [key, item] of Object.entries(value)) json[key] = printValue(field, item, registry);
  return json;
}

function printValue(field: DescField, value: Dynamic, registry: Registry): PlainJson {
  if (field.enum) return enumToJson(field.enum, value);
  if (!field.message) return scalarToJson(field.scalar, value);
  // protobuf-es keeps a wrapper in a singular field as its value, and a Struct as plain JSON outside of a Value
  const isBareWrapper = isWrapperDesc(field.message) && field.fieldKind === "message" && !field.oneof;
  if (isBareWrapper) return printWrapper(field.message, value);
  const isBareStruct = field.message.typeName === STRUCT && field.parent?.typeName !== "google.protobuf.Value";
  if (isBareStruct) return printPlain(value);
  return printMessage(field.message, value, registry);
}

const STRUCT = "google.protobuf.Struct";

type Printer = (desc: DescMessage, message: Dynamic, registry: Registry) => PlainJson;

const PRINTERS: ReadonlyMap<string, Printer> = new Map<string, Printer>([
  ["google.protobuf.Timestamp", (_, message) => timestampToText(message)],
  ["google.protobuf.Duration", (_, message) => durationToText(message)],
  ["google.protobuf.FieldMask", (_, message) => maskToText(message.paths)],
  [STRUCT, (desc, message, registry) => printField(desc.fields[0] as DescField, message.fields, registry)],
  [
    "google.protobuf.ListValue",
    (desc, message, registry) => printField(desc.fields[0] as DescField, message.values, registry),
  ],
  ["google.protobuf.Value", printDynamicValue],
  ["google.protobuf.Any", (_, message, registry) => printAny(message.typeUrl, message.value, registry)],
]);

function printDynamicValue(desc: DescMessage, { kind }: Dynamic, registry: Registry): PlainJson {
  const field = desc.fields.find((candidate) => candidate.localName === kind.case);
  return field ? printValue(field, kind.value, registry) : null;
}

/** Prints a google.protobuf.Any from its two fields. */
export function printAny(typeUrl: string, value: Uint8Array, registry: Registry): PlainJson {
  if (typeUrl === "") return {};
  const desc = registry.getMessage(typeUrl.slice(typeUrl.lastIndexOf("/") + 1));
  const message = desc && tryDecode(desc, value);
  if (!desc || !message) return { "@type": typeUrl, value: Buffer.from(value).toString("base64") };
  const json = printMessage(desc, message, registry);
  const isOwnForm = PRINTERS.has(desc.typeName) || isWrapperDesc(desc);
  return isOwnForm ? { "@type": typeUrl, value: json } : { "@type": typeUrl, ...(json as object) };
}

function tryDecode(desc: DescMessage, bytes: Uint8Array): Message | undefined {
  try {
    return fromBinary(desc, bytes);
  } catch {
    return undefined; // one broken detail must not cost the rest
  }
}

function printWrapper(desc: DescMessage, value: Dynamic): PlainJson {
  return scalarToJson((desc.fields[0] as DescField & { fieldKind: "scalar" }).scalar, value);
}

function printPlain(value: PlainJson): PlainJson {
  if (typeof value === "number") return numberToJson(value);
  if (Array.isArray(value)) return value.map(printPlain);
  if (value === null || typeof value !== "object") return value;
  const json = createObject();
  for (const [key, item] of Object.entries(value)) json[key] = printPlain(item);
  return json;
}

/** Without a prototype, `__proto__` is a key like any other. */
function createObject(): { [key: string]: PlainJson } {
  return Object.create(null);
}
