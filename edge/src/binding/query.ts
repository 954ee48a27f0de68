import type { DescMessage } from "@bufbuild/protobuf";
import type { ReflectMessage } from "@bufbuild/protobuf/reflect";
import type { PathPart } from "../protojson/json-path.ts";
import { ValueError } from "../protojson/numbers.ts";
import { percentDecode } from "../template/percent.ts";
import { type FieldPath, holderOf, isPrefix, leafOf, pathText } from "./field-path.ts";
import { exampleInBody, givenOnce, misuseOf, partsOf, resolveParameter, unknownParameter } from "./parameter-name.ts";
import { keyFromText, type TextContext, valueFromText } from "./text-value.ts";

export const MAX_PARAMETERS = 1000;

/** Which fields a route leaves to the query. */
export interface QueryRules {
  readonly input: DescMessage;
  /** Fields that the path has set; a parameter of the same name changes nothing. */
  readonly pathFields: readonly FieldPath[];
  /** The field that the body sets; empty where the body is the whole request. */
  readonly bodyPath: FieldPath | undefined;
  /** Parameters that are passed over without a word. */
  readonly ignored: ReadonlySet<string>;
}

/** All values given for one field, or for one key of a map. */
interface Parameter {
  readonly path: FieldPath;
  readonly key: string | undefined;
  readonly values: string[];
}

/** Sets what the query says. Whatever the route does not know, or has from elsewhere, is a fault. */
export function bindQuery(target: ReflectMessage, query: string, rules: QueryRules, context: TextContext): void {
  for (const parameter of gather(query, rules, context)) {
    context.faults.collect(namesOf(parameter), () => setParameter(target, parameter, context));
  }
}

function gather(query: string, rules: QueryRules, context: TextContext): Iterable<Parameter> {
  const parameters = new Map<string, Parameter>();
  for (const [name, value] of readPairs(query, rules, context)) {
    const parameter = rules.ignored.has(name) ? undefined : findParameter(name, rules, context);
    if (!parameter) continue;
    const id = idOf(parameter);
    const known = parameters.get(id) ?? parameter;
    known.values.push(value);
    parameters.set(id, known);
  }
  return parameters.values();
}

function* readPairs(query: string, rules: QueryRules, context: TextContext): Iterable<[name: string, value: string]> {
  const pairs = query.split("&", MAX_PARAMETERS + 1);
  if (pairs.length > MAX_PARAMETERS)
    context.faults.add(
      [],
      `there are more than ${MAX_PARAMETERS} parameters; send fewer, or a body where the call takes one`,
    );
  for (const pair of pairs.filter((text) => text !== "")) {
    const equals = pair.indexOf("=");
    const rawName = equals < 0 ? pair : pair.slice(0, equals);
    const name = decodeForm(rawName);
    const value = equals < 0 ? "" : decodeForm(pair.slice(equals + 1));
    if (name !== undefined && value !== undefined) yield [name, value];
    else context.faults.add(partsOf(rules.input, name ?? rawName), "is not percent-encoded UTF-8, such as caf%C3%A9");
  }
}

function findParameter(name: string, rules: QueryRules, context: TextContext): Parameter | undefined {
  const [path, key] = resolveParameter(rules.input, name);
  const problem = path ? misuseOf(path, key) : unknownParameter(rules.input, name);
  if (!path || problem !== undefined) {
    if (!context.isLenient) context.faults.add(partsOf(rules.input, name), problem ?? "");
    return undefined;
  }
  if (rules.bodyPath && isPrefix(rules.bodyPath, path)) {
    context.faults.add(partsOf(rules.input, name), `belongs into the body, such as ${exampleInBody(path)}`);
    return undefined;
  }
  if (rules.pathFields.some((bound) => isPrefix(bound, path))) return undefined;
  return { path, key, values: [] };
}

/** One for each field, or each key of a map, whatever its spelling. */
function idOf({ path, key }: Parameter): string {
  return key === undefined ? pathText(path) : `${pathText(path)}[${key}`;
}

function namesOf({ path, key }: Parameter): PathPart[] {
  const names = path.map((field) => field.jsonName);
  return key === undefined ? names : [...names, { key }];
}

function setParameter(root: ReflectMessage, { path, key, values }: Parameter, context: TextContext): void {
  const field = leafOf(path);
  const target = holderOf(root, path);
  if (field.fieldKind === "list") {
    const list = target.get(field);
    for (const value of values) list.add(valueFromText(field, value, context) as never);
    return;
  }
  if (values.length > 1) throw new ValueError(givenOnce(path, key));
  const value = valueFromText(field, values[0] as string, context) as never;
  if (field.fieldKind !== "map") {
    target.set(field, value);
    return;
  }
  const map = target.get(field);
  const mapKey = keyFromText(field.mapKey, key as string) as never;
  if (map.has(mapKey)) throw new ValueError(givenOnce(path, key));
  map.set(mapKey, value);
}

/** As HTML forms write text: `+` is a space. */
function decodeForm(text: string): string | undefined {
  try {
    return percentDecode(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}
