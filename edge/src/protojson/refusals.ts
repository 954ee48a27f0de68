import type { DescEnum, DescField, DescMessage } from "@bufbuild/protobuf";
import { exampleOf, exampleOfEnum, exampleOfMessage } from "./examples.ts";
import { nearest } from "./nearest.ts";
import { ValueError } from "./numbers.ts";

const MOST_NAMES = 3;

export function noObject(desc: DescMessage): ValueError {
  return new ValueError(`must be an object such as ${exampleOfMessage(desc)}`);
}

/** Of a list that is none, or a map. */
export function noCollection(field: DescField & { fieldKind: "list" | "map" }): ValueError {
  return new ValueError(`must be ${field.fieldKind === "list" ? "a list" : "an object"} such as ${exampleOf(field)}`);
}

/** @param given a name that the enum does not have, by which the one that was meant is found */
export function noEnumName(type: DescEnum, given = ""): ValueError {
  const names = type.values.map(({ name }) => name);
  return new ValueError(`must be a name of ${type.name} such as ${nearest(given, names) ?? exampleOfEnum(type)}`);
}

export function otherMember(member: DescField): ValueError {
  return new ValueError(`must not be given together with ${member.jsonName}: only one of them may be set`);
}

/** Of a name that a message does not have. */
export function noField(what: string, given: string, names: readonly string[]): string {
  const problem = `is not a ${what} that exists here`;
  const meant = nearest(given, names);
  if (meant !== undefined) return `${problem}; did you mean ${meant}?`;
  if (names.length === 0) return `${problem}; there are none`;
  const more = names.length > MOST_NAMES ? ", …" : "";
  return `${problem}; there is ${names.slice(0, MOST_NAMES).join(", ")}${more}`;
}
