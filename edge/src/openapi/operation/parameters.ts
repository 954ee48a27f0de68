import type { DescField } from "@bufbuild/protobuf";
import { type FieldPath, leafOf, pathText } from "../../binding/field-path.ts";
import { MAX_PARAMETERS } from "../../binding/query.ts";
import { hasQueryForm, hasTextForm } from "../../binding/text-value.ts";
import type { Route } from "../../routing/route.ts";
import type { JsonObject, Schema } from "../schema/schema.ts";
import type { SchemaBook } from "../schema/schema-book.ts";
import type { PathPart } from "./paths.ts";
import { openFields } from "./query-fields.ts";
import { textSchema } from "./text-schema.ts";

/** A parameter of OpenAPI. */
export interface Parameter extends JsonObject {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly schema?: Schema;
}

/** The wildcards of a path. */
export function pathParameters(parts: readonly PathPart[], book: SchemaBook): Parameter[] {
  return parts.map((part) => {
    const leaf = part.field && part.isWhole ? leafOf(part.field) : undefined;
    const description = describePart(part, book);
    const schema = leaf ? textSchema(leaf, book) : { type: "string" };
    return {
      ...{ name: part.name, in: "path", required: true },
      ...(description === "" ? {} : { description }),
      ...(leaf?.fieldKind === "list" ? { style: "simple", explode: false } : {}),
      schema: schema.type === "string" ? { minLength: 1, ...schema } : schema,
    };
  });
}

function describePart({ field, isWhole, isRest }: PathPart, book: SchemaBook): string {
  const whole = field && isWhole ? book.describe(leafOf(field)) : "";
  const part = field && !isWhole ? `A part of ${pathText(field)}.` : "";
  const rest = isRest ? "More segments may follow, with slashes between them." : "";
  return [whole, part, rest].filter((text) => text !== "").join(" ");
}

/** Every field that the query may set, in the form that it has there. */
export function queryParameters(route: Route, book: SchemaBook): Parameter[] {
  if (route.bodyPath?.length === 0) return [];
  const parameters: Parameter[] = [];
  for (const path of openFields(route)) {
    if (parameters.length === MAX_PARAMETERS) break;
    if (hasQueryForm(leafOf(path))) parameters.push(queryParameter(path, book));
  }
  return parameters;
}

function queryParameter(path: FieldPath, book: SchemaBook): Parameter {
  const field = leafOf(path);
  const description = [book.describe(field), aloneText(path, book)].filter((text) => text !== "").join(" ");
  return {
    ...{ name: pathText(path), in: "query" },
    ...(path.every((step) => book.isRequired(step, "input")) ? { required: true } : {}),
    ...(description === "" ? {} : { description }),
    ...(field.proto.options?.deprecated ? { deprecated: true } : {}),
    ...formOf(field, book),
  };
}

/** JSON text for what has any shape, brackets for maps, repetition for lists. */
function formOf(field: DescField, book: SchemaBook): { schema: Schema } | JsonObject {
  const schema = textSchema(field, book);
  if (field.fieldKind === "map") return { style: "deepObject", explode: true, schema };
  if (field.fieldKind === "list") return { style: "form", explode: true, schema };
  return hasTextForm(field) ? { schema } : { content: { "application/json": { schema } } };
}

/** What a schema of one parameter cannot say. */
function aloneText(path: FieldPath, book: SchemaBook): string {
  const { oneof } = leafOf(path);
  if (!oneof || oneof.fields.length < 2) return "";
  const way = path.slice(0, -1);
  const names = oneof.fields.map((field) => pathText([...way, field]));
  return book.rules.isRequired(oneof)
    ? `One of ${names.join(", ")} must be given.`
    : `At most one of ${names.join(", ")} may be given.`;
}
