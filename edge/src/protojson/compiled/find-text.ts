import type { DescField } from "@bufbuild/protobuf";
import { FeatureSet_FieldPresence } from "@bufbuild/protobuf/wkt";
import { zeroJson } from "./compile-value.ts";
import { addBody, addGroup, type Ranges } from "./ranges.ts";
import { cursor, readTag, skipValue } from "./wire.ts";
import { tagOf, wireFieldOf, wireTypeOf } from "./wire-field.ts";

/**
 * Finds the message that a path of singular message fields leads to, and reads nothing but the records on the way. A message
 * in several parts has several stretches; undefined where it is not set.
 */
export function findMessage(path: readonly DescField[], bytes: Buffer, depth: number): Ranges | undefined {
  let found: Ranges | undefined = [0, bytes.length];
  for (const [i, field] of path.entries()) {
    found = found && findField(field, bytes, found, depth - i);
  }
  return found;
}

function findField(field: DescField, bytes: Buffer, within: Ranges, depth: number): Ranges | undefined {
  const wanted = wireFieldOf(field);
  const tag = tagOf(wanted, wireTypeOf(wanted.value));
  const add = field.fieldKind === "message" && field.delimitedEncoding ? addGroup : addBody;
  const rivals = rivalTags(field);
  let found: Ranges | null = null;
  for (let i = 0; i < within.length; i += 2) {
    const end = within[i + 1] as number;
    for (let at = within[i] as number; at < end; ) {
      const seen = readTag(bytes, at, end);
      const start = cursor.at;
      at = skipValue(bytes, seen, start, end, depth - 1);
      if (seen === tag) found = add(found, bytes, start);
      else if (rivals.has(seen)) found = null;
    }
  }
  return found ?? undefined;
}

/** The other members of the field's oneof: the last one that was sent is the one that is set. */
function rivalTags({ oneof }: DescField): ReadonlySet<number> {
  const members = (oneof?.fields ?? []).map(wireFieldOf);
  return new Set(members.map((member) => tagOf(member, wireTypeOf(member.value))));
}

/** What JSON says of a field as plain text: strings without quotes; undefined for null, "" and the zero that is not sent. */
export function plainText(field: DescField, json: string): string | undefined {
  const isImplicit = field.presence === FeatureSet_FieldPresence.IMPLICIT;
  if (json === "null" || (isImplicit && json === zeroJson(wireFieldOf(field).value))) return undefined;
  const text = json.startsWith('"') ? (JSON.parse(json) as string) : json;
  return text === "" ? undefined : text;
}
