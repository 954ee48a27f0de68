import { isObject, type JsonObject, type JsonValue, type Schema } from "../schema/schema.ts";
import { textExample } from "./text-example.ts";

/** How deep an example goes into what need not be there. */
const MOST_DEPTH = 4;

/** A value that a schema takes. Whatever it may hold, it holds, but for what only replies have. */
export class Examples {
  readonly #schemas: JsonObject;
  readonly #isReply: boolean;

  /** @param schemas those that a `$ref` may name */
  constructor(schemas: JsonObject, isReply: boolean) {
    this.#schemas = schemas;
    this.#isReply = isReply;
  }

  of(schema: Schema, within: readonly string[] = []): JsonValue {
    const { $ref, const: only, examples, enum: names, anyOf } = schema;
    if (typeof $ref === "string") return this.#ofReference($ref, within);
    if (only !== undefined) return only;
    if (Array.isArray(examples) && this.#fits(examples[0] as JsonValue, schema)) return examples[0] as JsonValue;
    if (Array.isArray(names)) return (names.find((name) => !isZero(name as JsonValue)) ?? names[0]) as JsonValue;
    if (Array.isArray(anyOf) && schema.type === undefined) return this.of(anyOf[0] as Schema, within);
    return this.#ofType(schema, within);
  }

  #ofReference(ref: string, within: readonly string[]): JsonValue {
    return this.of((this.#schemas[ref.slice(ref.lastIndexOf("/") + 1)] ?? {}) as Schema, [...within, ref]);
  }

  /** Rules of a field may narrow what its type would show. */
  #fits(example: JsonValue, { enum: names, not, ...schema }: Schema): boolean {
    if (Array.isArray(names) && !names.includes(example)) return false;
    if (isObject(not) && Array.isArray(not.enum) && not.enum.includes(example)) return false;
    return typeof example !== "string" || fitsText(example, schema);
  }

  #ofType(schema: Schema, within: readonly string[]): JsonValue {
    const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
    switch (type) {
      case "object":
        return this.#ofObject(schema, within);
      case "array":
        return this.#ofArray(schema, within);
      case "string":
        return textExample(schema);
      case "integer":
      case "number":
        return numberExample({ ...schema, type });
      case "boolean":
        return true;
      default:
        return null;
    }
  }

  #ofArray({ items, minItems, uniqueItems }: Schema, within: readonly string[]): JsonValue {
    const one = (items ?? {}) as Schema;
    if (this.#isTooDeep(one, within) && !minItems) return [];
    const item = this.of(one, within);
    const count = Math.max(Number(minItems ?? 1), 1);
    if (!uniqueItems || count === 1) return Array(count).fill(item);
    return Array.from({ length: count }, (_, i) => (typeof item === "number" ? item + i : `${item}${i || ""}`));
  }

  #ofObject(schema: Schema, within: readonly string[]): JsonValue {
    const { properties, additionalProperties, propertyNames } = schema;
    if (!properties) {
      const values = (isObject(additionalProperties) ? additionalProperties : { type: "string" }) as Schema;
      if (this.#isTooDeep(values, within)) return {};
      return { [keyExample(propertyNames as Schema | undefined)]: this.of(values, within) };
    }
    const required = (schema.required ?? []) as readonly string[];
    const others = membersToLeaveOut(schema);
    const members = Object.entries(properties as Readonly<Record<string, Schema>>).filter(([name, property]) => {
      if (required.includes(name)) return true;
      const isHidden = this.#isReply ? property.writeOnly : property.readOnly;
      return !isHidden && !others.has(name) && !this.#isTooDeep(property, within);
    });
    return Object.fromEntries(members.map(([name, property]) => [name, this.of(property, within)]));
  }

  /** Whether it would go round, or further down than anybody wants to read. */
  #isTooDeep({ $ref, items, additionalProperties }: Schema, within: readonly string[]): boolean {
    const inner = [$ref, (items as Schema | undefined)?.$ref, (additionalProperties as Schema | undefined)?.$ref];
    const ref = inner.find((name) => typeof name === "string") as string | undefined;
    return ref !== undefined && (within.includes(ref) || within.length >= MOST_DEPTH);
  }
}

function fitsText(
  text: string,
  { pattern, minLength, maxLength, "x-minimum": least, "x-maximum": most }: Schema,
): boolean {
  if (text.length < Number(minLength ?? 0) || text.length > Number(maxLength ?? text.length)) return false;
  if (typeof least === "string" && BigInt(text) < BigInt(least)) return false;
  if (typeof most === "string" && BigInt(text) > BigInt(most)) return false;
  return typeof pattern !== "string" || new RegExp(pattern, "u").test(text);
}

/** Of each oneof all but its first member. */
function membersToLeaveOut({ oneOf, allOf }: Schema): ReadonlySet<string> {
  const choices = [oneOf, ...((allOf ?? []) as Schema[]).map((part) => part.oneOf)].filter(Array.isArray);
  return new Set(choices.flatMap((choice) => choice.slice(1).flatMap((member) => (member.required ?? []) as string[])));
}

function numberExample({ type, minimum, maximum, exclusiveMinimum, exclusiveMaximum, anyOf }: Schema): number {
  const step = type === "integer" ? 1 : 0.5;
  const bounds = (anyOf as Schema[] | undefined)?.[0];
  if (bounds) return numberExample({ type: type as string, ...bounds });
  const least = Math.max(Number(minimum ?? -Infinity), Number(exclusiveMinimum ?? -Infinity) + step);
  const most = Math.min(Number(maximum ?? Infinity), Number(exclusiveMaximum ?? Infinity) - step);
  const natural = type === "integer" ? 12 : 1.5;
  return Math.min(Math.max(natural, least), most);
}

function keyExample(names: Schema | undefined): string {
  const [first] = (names?.enum ?? []) as string[];
  return first ?? (names ? textExample(names) : "key");
}

/** What stands for "not given". */
function isZero(value: JsonValue): boolean {
  return value === "" || value === 0 || (typeof value === "string" && value.endsWith("_UNSPECIFIED"));
}
