import type { DescField } from "@bufbuild/protobuf";
import { hasTextForm } from "../../binding/text-value.ts";
import type { Schema } from "../schema/schema.ts";
import type { SchemaBook } from "../schema/schema-book.ts";

/** A field's values as text, where null has a name, if it has a meaning at all. */
export function textSchema(field: DescField, book: SchemaBook): Schema {
  const { description, readOnly, writeOnly, deprecated, ...schema } = book.field(field, "input");
  if (field.fieldKind === "map")
    return { ...schema, additionalProperties: inText(schema.additionalProperties as Schema, field) };
  if (field.fieldKind === "list") return { ...schema, items: inText(schema.items as Schema, field) };
  return withoutNull(schema);
}

/** An item that has no form as text but JSON. */
function inText(schema: Schema, field: DescField): Schema {
  if (hasTextForm(field)) return withoutNull(schema);
  return {
    type: "string",
    contentMediaType: "application/json",
    contentSchema: schema,
    examples: [JSON.stringify({ key: "value" })],
  };
}

function withoutNull(schema: Schema): Schema {
  if (schema.type === "null") return { type: "string", enum: ["NULL_VALUE"] };
  if (Array.isArray(schema.type)) return { ...schema, type: schema.type[0] };
  const [first, last] = (schema.anyOf ?? []) as Schema[];
  return last?.type === "null" && first ? first : schema;
}
