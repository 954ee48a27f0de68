import { type DescExtension, type DescField, type Message, setExtension } from "@bufbuild/protobuf";
import { isReflectMessage } from "@bufbuild/protobuf/reflect";
import type { ReadContext } from "./read-context.ts";
import { noCollection } from "./refusals.ts";
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
 * Sets a field that another file has added to a message of proto2.
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
  const read = (value: Json) => bare(readValue(field, value, context));
  if (field.fieldKind !== "list") {
    setExtension(message as never, extension, read(json) as never);
    return;
  }
  if (!Array.isArray(json)) throw noCollection(field);
  const items: unknown[] = [];
  for (const [i, item] of json.entries()) {
    context.path.push(i);
    context.faults.collect(context.path, () => items.push(read(item)));
    context.path.pop();
  }
  setExtension(message as never, extension, items as never);
}

function bare(value: unknown): unknown {
  return isReflectMessage(value) ? value.message : value;
}
