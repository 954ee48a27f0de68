import type { DescField, DescMessage } from "@bufbuild/protobuf";
import { isReflectMessage, type ReflectList, type ReflectMap, type ReflectMessage } from "@bufbuild/protobuf/reflect";
import { FeatureSet_FieldPresence } from "@bufbuild/protobuf/wkt";
import { exampleOf } from "./examples.ts";
import type { PathPart } from "./json-path.ts";
import type { ReadContext } from "./read-context.ts";

/**
 * Adds a fault for each field that proto2 requires and nobody has set, in the message and in those within it.
 *
 * @returns whether there is none
 */
export function checkRequired(message: ReflectMessage, context: ReadContext): boolean {
  if (!mayLack(message.desc)) return true;
  let isWhole = true;
  const inner = (part: PathPart | undefined, value: unknown) => {
    if (!isReflectMessage(value)) return;
    if (part !== undefined) context.path.push(part);
    isWhole = checkRequired(value, context) && isWhole;
    if (part !== undefined) context.path.pop();
  };
  for (const field of message.fields) {
    context.path.push(field.jsonName);
    if (!message.isSet(field)) {
      if (isRequired(field)) {
        context.faults.add(context.path, `is required, such as ${exampleOf(field)}`);
        isWhole = false;
      }
    } else if (field.message) {
      for (const [part, value] of valuesOf(field, message.get(field))) inner(part, value);
    }
    context.path.pop();
  }
  return isWhole;
}

function* valuesOf(field: DescField, value: unknown): Iterable<[part: PathPart | undefined, value: unknown]> {
  if (field.fieldKind === "list") yield* (value as ReflectList).entries();
  else if (field.fieldKind !== "map") yield [undefined, value];
  else for (const [key, item] of value as ReflectMap) yield [{ key: String(key) }, item];
}

function isRequired({ presence }: DescField): boolean {
  return presence === FeatureSet_FieldPresence.LEGACY_REQUIRED;
}

const known = new WeakMap<DescMessage, boolean>();

/** Whether a message, or one that can stand in it, requires a field; proto3 never does. */
function mayLack(desc: DescMessage): boolean {
  const answer = known.get(desc);
  if (answer !== undefined) return answer;
  const may = reachable(desc).some(({ fields }) => fields.some(isRequired));
  known.set(desc, may);
  return may;
}

function reachable(root: DescMessage): DescMessage[] {
  const found = new Set([root]);
  for (const { fields } of found) {
    for (const { message } of fields) if (message) found.add(message);
  }
  return [...found];
}
