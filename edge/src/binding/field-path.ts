import type { DescField, DescMessage } from "@bufbuild/protobuf";
import { type ReflectMessage, reflect } from "@bufbuild/protobuf/reflect";
import { hasCustomJsonRepresentation } from "@bufbuild/protobuf/wkt";
import { fieldNames } from "../protojson/field-names.ts";
import { ValueError } from "../protojson/numbers.ts";
import { otherMember } from "../protojson/refusals.ts";

/** A way from a message to one of its fields, through singular messages with fields of their own in JSON. */
export type FieldPath = readonly DescField[];

/** The fields that the names lead to, each in either spelling; undefined where there is no such way. */
export function resolveFieldPath(root: DescMessage, names: readonly string[]): FieldPath | undefined {
  const path: DescField[] = [];
  let message: DescMessage | undefined = root;
  for (const name of names) {
    const field: DescField | undefined = message && fieldNames(message).get(name);
    if (!field) return undefined;
    path.push(field);
    const isOpen: boolean = field.fieldKind === "message" && !hasCustomJsonRepresentation(field.message);
    message = isOpen ? field.message : undefined;
  }
  return path;
}

/** As JSON spells it, `product.productId`. */
export function pathText(path: FieldPath): string {
  return path.map((field) => field.jsonName).join(".");
}

export function isPrefix(prefix: FieldPath, path: FieldPath): boolean {
  return prefix.every((field, i) => path[i] === field);
}

export function leafOf(path: FieldPath): DescField {
  return path.at(-1) as DescField;
}

/**
 * The message that holds the path's last field; messages on the way are made.
 *
 * @throws ValueError where another member of a oneof is set
 */
export function holderOf(root: ReflectMessage, path: FieldPath): ReflectMessage {
  let target = root;
  for (const field of path.slice(0, -1)) {
    if (field.fieldKind !== "message") throw new ValueError("is no message");
    refuseOtherMember(target, field);
    if (!target.isSet(field)) target.set(field, reflect(field.message, undefined, false));
    target = target.get(field);
  }
  refuseOtherMember(target, leafOf(path));
  return target;
}

/** The value at the path; undefined where it, or a message on the way, is not set. */
export function valueAt(root: ReflectMessage, path: FieldPath): unknown {
  let value: unknown = root;
  for (const field of path) {
    const message = value as ReflectMessage;
    if (!message.isSet(field)) return undefined;
    value = message.get(field);
  }
  return value;
}

function refuseOtherMember(target: ReflectMessage, field: DescField): void {
  const member = field.oneof && target.oneofCase(field.oneof);
  if (member && member !== field) throw otherMember(member);
}
