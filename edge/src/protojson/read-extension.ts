import { type DescExtension, type DescField, type Message, setExtension } from "@bufbuild/protobuf";
import { isReflectMessage } from "@bufbuild/protobuf/reflect";
import type { ReadContext } from "./read-context.ts";
import { noCollection } from "./refusals.ts";
import { checkRequired } from "./required-fields.ts";
import type { Json } from "./scan-json.ts";

/** Reads one value of a field. */
type ValueReader = (field: DescField, json: Json, context: ReadContext) => unknown;

const NAME = /^\[(.*)\]$/;

/** What `[pkg.extension]` names, if it extends the message. */
export function extensionOf({ $typeName }: Message, key: string, context: ReadContext): DescExtension | undefined {
  const name = NAME.exec(key)?.[1];
  const extension = name === undefined ? undefined : context.registry.getExtension(name);
  return extension?.extendee.typeName === $typeName ? extension : undefined;
}

/**
 * Sets a field that another file has added to a message of proto2. It is kept as its wire bytes, which a message that
 * lacks what it requires does not have.
 *
 * @throws ValueError
 */
export function readExtension(
  message: Message,
  extension: DescExtension,
  json: Json,
  context: ReadContext,
  readValue: ValueReader,
): void {
  if (json === null) return;
  const field = extension as unknown as DescField; // it has all that tells a field's type
  const values: unknown[] = [];
  const read = (value: Json) => {
    const given = readValue(field, value, context);
    if (!isReflectMessage(given)) values.push(given);
    else if (checkRequired(given, context)) values.push(given.message);
  };
  if (field.fieldKind === "list") readItems(field, json, context, read);
  else read(json);
  const value = field.fieldKind === "list" ? values : values[0];
  if (value !== undefined) setExtension(message as never, extension, value as never);
}

function readItems(
  field: DescField & { fieldKind: "list" },
  json: Json,
  context: ReadContext,
  read: (item: Json) => void,
): void {
  if (!Array.isArray(json)) throw noCollection(field);
  for (const [i, item] of json.entries()) {
    context.path.push(i);
    context.faults.collect(context.path, () => read(item));
    context.path.pop();
  }
}
