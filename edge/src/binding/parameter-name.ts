import type { DescMessage } from "@bufbuild/protobuf";
import { exampleOf, exampleText } from "../protojson/examples.ts";
import type { PathPart } from "../protojson/json-path.ts";
import { noField } from "../protojson/refusals.ts";
import { type FieldPath, leafOf, pathText, resolveFieldPath } from "./field-path.ts";
import { hasQueryForm } from "./text-value.ts";

/** `a.b` or `a.b[key]`: the field that a parameter names, and the key of a map. */
export function resolveParameter(input: DescMessage, name: string): [path: FieldPath | undefined, key?: string] {
  const [names, key] = split(name);
  const path = resolveFieldPath(input, names);
  return key === undefined ? [path] : [path, key];
}

/** The name as a place in the request, whatever it names. */
export function partsOf(name: string): PathPart[] {
  const [names, key] = split(name);
  return key === undefined ? names : [...names, { key }];
}

function split(name: string): [names: string[], key?: string] {
  const bracket = name.endsWith("]") ? name.indexOf("[") : -1;
  if (bracket < 0) return [name.split(".")];
  return [name.slice(0, bracket).split("."), name.slice(bracket + 1, -1)];
}

/** Why a field cannot be given like this, and how it can; undefined where it can. */
export function misuseOf(path: FieldPath, key: string | undefined): string | undefined {
  const field = leafOf(path);
  const name = pathText(path);
  if (!hasQueryForm(field)) {
    const inner = field.fieldKind === "message" ? field.message.fields.find(hasQueryForm) : undefined;
    const hint = inner ? `; name its fields, such as ${exampleParameter([...path, inner])}` : "";
    return `is not a parameter: ${name} holds ${field.fieldKind === "message" ? "a message" : "messages"}${hint}`;
  }
  if ((field.fieldKind === "map") === (key !== undefined)) return undefined;
  const kind = field.fieldKind === "map" ? "a map" : field.fieldKind === "list" ? "a list" : "one value";
  return `is not a parameter: ${name} is ${kind}, such as ${exampleParameter(path)}`;
}

export function unknownParameter(input: DescMessage, name: string): string {
  const before = name.slice(0, name.lastIndexOf(".") + 1);
  const parent = before === "" ? input : openMessage(resolveFieldPath(input, before.slice(0, -1).split(".")));
  const names = parent?.fields.filter(hasQueryForm).map((field) => before + field.name);
  return noField("parameter", name, names ?? []);
}

export function givenOnce(path: FieldPath, key: string | undefined): string {
  return `must be given once, such as ${exampleParameter(path, key)}`;
}

/** The field as a member of the JSON that it belongs into. */
export function exampleInBody(path: FieldPath): string {
  const field = leafOf(path);
  return `{"${field.jsonName}":${exampleOf(field)}}`;
}

function exampleParameter(path: FieldPath, key = "key"): string {
  const field = leafOf(path);
  const entry = field.fieldKind === "map" ? `[${key}]` : "";
  return `${pathText(path)}${entry}=${exampleText(field)}`;
}

function openMessage(path: FieldPath | undefined): DescMessage | undefined {
  const field = path && leafOf(path);
  return field?.fieldKind === "message" ? field.message : undefined;
}
