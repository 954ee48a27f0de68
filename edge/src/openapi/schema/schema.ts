/** JSON as it stands in a document; members that are undefined are not there. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: JsonValue | undefined;
}

/** A JSON Schema, draft 2020-12. */
export type Schema = JsonObject;

/** What a schema is for: replies as they are printed, requests that are whole, or resources that a PATCH names a part of. */
export type Use = "reply" | "input" | "patch";

/** An OpenAPI 3.1 document. */
export interface OpenApiDocument extends JsonObject {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, JsonObject>>;
  readonly components: JsonObject & { readonly schemas: JsonObject };
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
