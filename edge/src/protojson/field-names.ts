import type { DescField, DescMessage } from "@bufbuild/protobuf";

const namesByMessage = new WeakMap<DescMessage, ReadonlyMap<string, DescField>>();

/** The fields of a message by each of their spellings. */
export function fieldNames(desc: DescMessage): ReadonlyMap<string, DescField> {
  const known = namesByMessage.get(desc);
  if (known) return known;
  const names = new Map(
    desc.fields.flatMap((field) => [[field.jsonName, field] as const, [field.name, field] as const]),
  );
  namesByMessage.set(desc, names);
  return names;
}
