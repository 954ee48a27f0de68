import type { DescField, DescMessage } from "@bufbuild/protobuf";
import { exampleOf, exampleText } from "../protojson/examples.ts";
import { fieldNames } from "../protojson/field-names.ts";
import type { PathPart } from "../protojson/json-path.ts";
import { noField } from "../protojson/refusals.ts";
import { MAX_DEPTH } from "../protojson/scan-json.ts";
import { type FieldPath, leafOf, pathText, resolveFieldPath } from "./field-path.ts";
import { hasQueryForm } from "./text-value.ts";

/** `a.b` or `a.b[key]`: the field that a parameter names, and the key of a map. */
export function resolveParameter(input: DescMessage, name: string): [path: FieldPath | undefined, key?: string] {
  const [names, key] = split(name);
  const path = resolveFieldPath(input, names);
  return key === undefined ? [path] : [path, key];
}

/** The name as a place in the request, in JSON's spelling as far as it leads to a field. */
export function partsOf(input: DescMessage, name: string): PathPart[] {
  const [names, key] = split(name);
  let message: DescMessage | undefined = input;
  const spelled = names.map((step) => {
    const field: DescField | undefined = message && fieldNames(message).get(step);
    message = field?.message;
    return field?.jsonName ?? step;
  });
  return key === undefined ? spelled : [...spelled, { key }];
}

function split(name: string): [names: string[], key?: string] {
  const bracket = name.endsWith("]") ? name.indexOf("[") : -1;
  if (bracket < 0) return [name.split(".")];
  return [name.slice(0, bracket).split("."), name.slice(bracket + 1, -1)];
}

/** Why a field cannot be given like this, and how it can; undefined where it can. */
export function misuseOf(path: FieldPath, key: string | undefined): string | undefined {
  if (path.length > MAX_DEPTH) return `is nested deeper than ${MAX_DEPTH} levels; there is no need of so many`;
  const field = leafOf(path);
  const fits = hasQueryForm(field) && (field.fieldKind === "map") === (key !== undefined);
  return fits ? undefined : `is not a parameter: ${rightUseOf(path)}`;
}

export function unknownParameter(input: DescMessage, name: string): string {
  const [names] = split(name);
  for (let length = names.length - 1; length > 0; length--) {
    const path = resolveFieldPath(input, names.slice(0, length));
    if (path) return unknownBehind(path, name);
  }
  return noField("parameter", name, parametersOf(input));
}

function unknownBehind(path: FieldPath, name: string): string {
  const field = leafOf(path);
  if (hasQueryForm(field) || field.fieldKind !== "message") {
    return `is not a parameter that exists here: ${rightUseOf(path)}`;
  }
  const prefix = `${pathText(path)}.`;
  return noField(
    "parameter",
    name,
    parametersOf(field.message).map((inner) => prefix + inner),
  );
}

function parametersOf(desc: DescMessage): string[] {
  return desc.fields.filter(hasQueryForm).map((field) => field.jsonName);
}

function rightUseOf(path: FieldPath): string {
  const field = leafOf(path);
  const name = pathText(path);
  if (hasQueryForm(field)) {
    const kind = field.fieldKind === "map" ? "a map" : field.fieldKind === "list" ? "a list" : "one value";
    return `${name} is ${kind}, such as ${exampleParameter(path)}`;
  }
  if (field.fieldKind !== "message") return `${name} holds messages, which cannot stand in a query`;
  const inner = field.message.fields.find(hasQueryForm);
  if (!inner) return `${name} holds a message, which cannot stand in a query`;
  return `${name} holds a message; name its fields, such as ${exampleParameter([...path, inner])}`;
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
