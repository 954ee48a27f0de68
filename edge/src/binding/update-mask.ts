import type { DescField, DescMessage } from "@bufbuild/protobuf";
import { hasCustomJsonRepresentation } from "@bufbuild/protobuf/wkt";
import { fieldNames } from "../protojson/field-names.ts";
import type { Json } from "../protojson/scan-json.ts";

const FIELD_MASK = "google.protobuf.FieldMask";

/** The one field of the request that is a FieldMask; undefined where there is none, or more than one. */
export function maskFieldOf(input: DescMessage): DescField | undefined {
  const masks = input.fields.filter((field) => field.fieldKind === "message" && field.message.typeName === FIELD_MASK);
  return masks.length === 1 ? masks[0] : undefined;
}

/**
 * The paths that a PATCH body names, in the contract's names and sorted. Lists, maps and types with a JSON form of their
 * own end a path, and so do `{}` and `null`.
 */
export function maskPathsOf(desc: DescMessage, body: Json): string[] {
  return hasCustomJsonRepresentation(desc) ? [] : leaves(desc, body, "").sort();
}

function leaves(desc: DescMessage, json: Json, prefix: string): string[] {
  if (!(json instanceof Map)) return [];
  const names = fieldNames(desc);
  return [...json].flatMap(([key, value]) => {
    const field = names.get(key);
    if (!field) return [];
    const path = prefix + field.name;
    const isOpen = field.fieldKind === "message" && !hasCustomJsonRepresentation(field.message);
    const inner = isOpen ? leaves(field.message, value, `${path}.`) : [];
    return inner.length > 0 ? inner : [path];
  });
}
