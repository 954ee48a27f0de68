import type { DescMessage, DescOneof } from "@bufbuild/protobuf";
import type { RuleReader } from "./rule-reader.ts";
import type { Schema, Use } from "./schema.ts";

/**
 * Of each oneof one member at most, or exactly one where a rule wants that of a request.
 *
 * @param properties those of the message that are described at all
 */
export function oneofSchemas(
  desc: DescMessage,
  use: Use,
  rules: RuleReader,
  properties: Readonly<Record<string, Schema>>,
): Schema {
  const choices = desc.oneofs.flatMap((oneof) =>
    choiceOf(oneof, use !== "reply" && rules.isRequired(oneof), properties),
  );
  if (choices.length === 0) return {};
  return choices.length === 1 ? (choices[0] as Schema) : { allOf: choices };
}

function choiceOf(oneof: DescOneof, isRequired: boolean, properties: Readonly<Record<string, Schema>>): Schema[] {
  const names = oneof.fields.map(({ jsonName }) => jsonName).filter((name) => Object.hasOwn(properties, name));
  if (names.length < 2) return [];
  const members = names.map((name) => ({ required: [name] }));
  return [{ oneOf: isRequired ? members : [...members, { not: { anyOf: members } }] }];
}
