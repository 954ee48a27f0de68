import { create, type DescField, type DescMessage, type Message, toBinary } from "@bufbuild/protobuf";
import { type ReflectMessage, reflect } from "@bufbuild/protobuf/reflect";
import { hasCustomJsonRepresentation } from "@bufbuild/protobuf/wkt";
import { exampleOfMessage } from "./examples.ts";
import { fieldNames } from "./field-names.ts";
import { ValueError } from "./numbers.ts";
import type { ReadContext } from "./read-context.ts";
import { extensionOf, readExtension } from "./read-extension.ts";
import { wellKnownReader } from "./read-well-known.ts";
import { noCollection, noField, noObject, otherMember } from "./refusals.ts";
import { checkRequired } from "./required-fields.ts";
import { enumFromJson, mapKeyFromText, scalarFromJson } from "./scalars.ts";
import type { Json, JsonObject } from "./scan-json.ts";

const ANY = "google.protobuf.Any";
const EMPTY = "google.protobuf.Empty";

/**
 * Reads a message from ProtoJSON. What does not fit is added to the context's faults, and the rest is still read.
 *
 * @throws ValueError where the whole value is none of this message
 */
export function readMessage(desc: DescMessage, json: Json, context: ReadContext): Message {
  const wellKnown = wellKnownReader(desc);
  if (wellKnown) return wellKnown(desc, json, context);
  if (desc.typeName === ANY) return readAny(desc, json, context);
  if (!(json instanceof Map)) throw noObject(desc);
  return readFields(desc, json, context);
}

/** Reads an object's members as the fields of a message. */
function readFields(desc: DescMessage, object: JsonObject, context: ReadContext): Message {
  const message = create(desc);
  const target = reflect(desc, message, false);
  const names = fieldNames(desc);
  const seen = new Set<DescField>();
  for (const [key, json] of object) {
    const field = names.get(key);
    context.path.push(field?.jsonName ?? key);
    if (!field) {
      readUnknown(message, desc, [key, json], context);
    } else if (seen.has(field)) {
      context.faults.add(
        context.path,
        `is given twice, as ${field.name} and as ${field.jsonName}; one of them is enough`,
      );
    } else {
      seen.add(field);
      context.faults.collect(context.path, () => setField(target, field, json, context));
    }
    context.path.pop();
  }
  return message;
}

/** A name in brackets is a field that another file has added; every other one is a fault, or dropped. */
function readUnknown(message: Message, desc: DescMessage, [key, json]: [string, Json], context: ReadContext): void {
  const extension = extensionOf(message, key, context);
  if (extension) {
    context.faults.collect(context.path, () => readExtension(message, extension, json, context, readValue));
  } else if (!context.isLenient) {
    const names = desc.fields.map(({ jsonName }) => jsonName);
    context.faults.add(context.path, noField("field", key, names));
  }
}

/**
 * Sets a field from its JSON. `null` leaves it unset, except where null is a value.
 *
 * @throws ValueError
 */
export function setField(target: ReflectMessage, field: DescField, json: Json, context: ReadContext): void {
  const isSingular = field.fieldKind !== "list" && field.fieldKind !== "map";
  if (json === null && !(isSingular && hasNullValue(field))) return;
  if (isSingular && isDropped(field, json, context)) return;
  const member = field.oneof && target.oneofCase(field.oneof);
  if (member) throw otherMember(member);
  if (field.fieldKind === "list") readList(target, field, json, context);
  else if (field.fieldKind === "map") readMap(target, field, json, context);
  else target.set(field, readValue(field, json, context) as never);
}

function readList(
  target: ReflectMessage,
  field: DescField & { fieldKind: "list" },
  json: Json,
  context: ReadContext,
): void {
  if (!Array.isArray(json)) throw noCollection(field);
  const list = target.get(field);
  for (const [i, item] of json.entries()) {
    if (isDropped(field, item, context)) continue;
    context.path.push(i);
    context.faults.collect(context.path, () => list.add(readValue(field, item, context) as never));
    context.path.pop();
  }
}

function readMap(
  target: ReflectMessage,
  field: DescField & { fieldKind: "map" },
  json: Json,
  context: ReadContext,
): void {
  if (!(json instanceof Map)) throw noCollection(field);
  const map = target.get(field);
  for (const [key, item] of json) {
    if (isDropped(field, item, context)) continue;
    context.path.push({ key });
    context.faults.collect(context.path, () => {
      const mapKey = mapKeyFromText(field.mapKey, key);
      if (map.has(mapKey as never)) throw new ValueError("is given twice; once is enough");
      map.set(mapKey as never, readValue(field, item, context) as never);
    });
    context.path.pop();
  }
}

/** Whether the value is a name that its enum does not have, which is as unknown as a field may be. */
function isDropped(field: DescField, json: Json, { isLenient }: ReadContext): boolean {
  return isLenient && typeof json === "string" && !!field.enum && !field.enum.values.some(({ name }) => name === json);
}

/** Reads one value of a field: itself, an item of its list, or a value of its map. */
function readValue(field: DescField, json: Json, context: ReadContext): unknown {
  if (field.message) return reflect(field.message, readMessage(field.message, json, context), false);
  if (field.enum) return enumFromJson(field.enum, json);
  return scalarFromJson(field.scalar, json);
}

/** Whether null is a value of the field's type, and not the absence of one. */
function hasNullValue(field: DescField): boolean {
  return field.message?.typeName === "google.protobuf.Value" || field.enum?.typeName === "google.protobuf.NullValue";
}

/** Some runtimes, grpc-gateway's among them, hold that Empty has a form of its own, and write it in `value`. */
function isEmptyObject(json: Json | undefined): boolean {
  return json instanceof Map && json.size === 0;
}

/** The fields of the inner message stand beside `@type`; a type with a form of its own stands in `value`. */
function readAny(desc: DescMessage, json: Json, context: ReadContext): Message {
  if (!(json instanceof Map)) throw noObject(desc);
  if (json.size === 0) return create(desc);
  const typeUrl = json.get("@type");
  const type = typeof typeUrl === "string" && typeUrl.includes("/") ? typeUrl.slice(typeUrl.lastIndexOf("/") + 1) : "";
  const inner = type ? context.registry.getMessage(type) : undefined;
  if (!inner) throw new ValueError(`must name a known message in "@type", such as ${exampleOfMessage(desc)}`);
  const members = new Map(json);
  members.delete("@type");
  if (inner.typeName === EMPTY && isEmptyObject(members.get("value"))) members.delete("value");
  const message = hasCustomJsonRepresentation(inner)
    ? readMessage(inner, onlyValue(desc, members), context)
    : readFields(inner, members, context);
  if (!checkRequired(reflect(inner, message, false), context)) return create(desc);
  return Object.assign(create(desc), { typeUrl, value: toBinary(inner, message) });
}

function onlyValue(desc: DescMessage, members: JsonObject): Json {
  const value = members.get("value");
  if (members.size === 1 && value !== undefined) return value;
  throw new ValueError(`must have its content in "value", such as ${exampleOfMessage(desc)}`);
}
