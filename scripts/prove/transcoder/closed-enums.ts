import type { DescField, DescMessage, Message } from "@bufbuild/protobuf";
import { type ReflectMessage, reflect } from "@bufbuild/protobuf/reflect";

/** Takes the items out of lists that are numbers which their closed enum does not have. */
export function dropUnknownNumbers(desc: DescMessage, message: Message): void {
  dropIn(reflect(desc, message, false));
}

function dropIn(message: ReflectMessage): void {
  for (const field of message.sortedFields) {
    if (!message.isSet(field)) continue;
    if (field.fieldKind === "list" && field.listKind === "enum" && !field.enum.open) dropItems(message, field);
    for (const inner of innerMessages(message, field)) dropIn(inner);
  }
}

function innerMessages(message: ReflectMessage, field: DescField): ReflectMessage[] {
  if (field.fieldKind === "message") return [message.get(field)];
  if (field.fieldKind === "list" && field.listKind === "message") return [...message.get(field)] as ReflectMessage[];
  if (field.fieldKind === "map" && field.mapKind === "message")
    return [...message.get(field).values()] as ReflectMessage[];
  return [];
}

function dropItems(message: ReflectMessage, field: DescField & { fieldKind: "list"; listKind: "enum" }): void {
  const list = message.get(field);
  const known = [...list].filter((number) => field.enum.value[number as number]);
  list.clear();
  for (const number of known) list.add(number as never);
}
