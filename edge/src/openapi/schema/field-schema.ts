import { type DescEnum, type DescExtension, type DescField, type DescMessage, ScalarType } from "@bufbuild/protobuf";
import { exampleOfEnum } from "../../protojson/examples.ts";
import { keywordsOf } from "./rule-keywords.ts";
import { type OptionMessage, own } from "./rule-reader.ts";
import { scalarSchema, widePattern } from "./scalar-schemas.ts";
import type { Schema, Use } from "./schema.ts";

export type Field = DescField | DescExtension;

/** Gives schemas of types that documents name: a `$ref`, or the schema itself where it is short. */
export interface TypeSchemas {
  message(desc: DescMessage, use: Use): Schema;
  enumeration(desc: DescEnum): Schema;
}

const IGNORE_IF_ZERO = 1;

/** The schema of a field's JSON, with what its rules say where they count: in requests. */
export function shapeOf(field: Field, use: Use, rules: OptionMessage | undefined, types: TypeSchemas): Schema {
  const asked = use === "reply" ? undefined : rules;
  if (field.fieldKind === "list") {
    const items = withRules(valueSchema(field, itemUse(use), types), rulesIn(asked, "repeated", "items"), field);
    return withRules({ type: "array", items }, asked, field);
  }
  if (field.fieldKind === "map") {
    const values = withRules(valueSchema(field, itemUse(use), types), rulesIn(asked, "map", "values"), field);
    const keys = withRules(keySchema(field.mapKey), rulesIn(asked, "map", "keys"), field);
    const propertyNames = Object.keys(keys).length > 0 ? { propertyNames: keys } : {};
    return withRules({ type: "object", additionalProperties: values, ...propertyNames }, asked, field);
  }
  return withRules(valueSchema(field, use, types), asked, field);
}

/** Lists and maps are always whole, in a PATCH too. */
function itemUse(use: Use): Use {
  return use === "patch" ? "input" : use;
}

function valueSchema(field: Field, use: Use, types: TypeSchemas): Schema {
  if (field.message) return types.message(field.message, use);
  if (field.enum) return types.enumeration(field.enum);
  return scalarSchema(field.scalar as ScalarType);
}

/** Keys are strings in JSON, whatever their type. */
function keySchema(type: ScalarType): Schema {
  if (type === ScalarType.STRING) return {};
  if (type === ScalarType.BOOL) return { enum: ["true", "false"] };
  return { pattern: widePattern(scalarSchema(type).format !== "uint64") };
}

function rulesIn(rules: OptionMessage | undefined, kind: string, name: string): OptionMessage | undefined {
  const typed = rules && typeRules(rules);
  return typed?.kind === kind ? (own(typed.rules, name) as OptionMessage | undefined) : undefined;
}

function typeRules(rules: OptionMessage): { kind: string; rules: OptionMessage } | undefined {
  const { case: kind, value } = own(rules, "type") as { case?: string; value?: OptionMessage };
  return kind !== undefined && value ? { kind, rules: value } : undefined;
}

function withRules(schema: Schema, rules: OptionMessage | undefined, { enum: type }: Field): Schema {
  const typed = rules && typeRules(rules);
  if (!typed) return schema;
  const keywords = keywordsOf(typed.kind, typed.rules, type);
  if (Object.keys(keywords).length === 0) return schema;
  const joined = { ...ruledBase(schema, typed.kind), ...keywords };
  return own(rules, "ignore") === IGNORE_IF_ZERO ? { anyOf: [joined, { ...schema, enum: ZEROES }] } : joined;
}

/** Names of an enum are told anew, and no bound holds for a number that is not finite. */
function ruledBase(schema: Schema, kind: string): Schema {
  if (kind === "enum") return { type: "string" };
  const [first] = (schema.anyOf ?? []) as Schema[];
  return first?.type === "number" ? first : schema;
}

/** What counts as not given, in JSON. */
const ZEROES = ["", "0", 0, false];

/** A component for an enum: its names. */
export function enumSchema(desc: DescEnum): Schema {
  if (desc.typeName === "google.protobuf.NullValue") return { type: "null" };
  return { type: "string", enum: desc.values.map(({ name }) => name), examples: [exampleOfEnum(desc)] };
}
