import { type FieldPath, isPrefix, leafOf } from "../../binding/field-path.ts";
import { maskFieldOf } from "../../binding/update-mask.ts";
import { givesRawContent, takesRawContent } from "../../http/http-body.ts";
import type { Route } from "../../routing/route.ts";
import type { JsonObject, Schema, Use } from "../schema/schema.ts";
import type { SchemaBook } from "../schema/schema-book.ts";
import { hiddenFields } from "./hidden-fields.ts";

/** Media types with their schemas. */
export type Contents = Readonly<Record<string, Schema>>;

const JSON_TYPE = "application/json";
const LINES_TYPE = "application/x-ndjson";
const EVENTS_TYPE = "text/event-stream";
/** Content as it is, in any type. */
const RAW: Contents = { "*/*": { type: "string", contentMediaType: "application/octet-stream" } };

/** What a request's body may be; undefined where the route takes none. */
export function requestContents(route: Route, book: SchemaBook): Contents | undefined {
  if (!route.bodyPath) return undefined;
  if (takesRawContent(route)) return RAW;
  const schema = bodySchema(route, route.bodyPath, book);
  const { methodKind } = route.method.desc;
  if (methodKind !== "client_streaming" && methodKind !== "bidi_streaming") return { [JSON_TYPE]: schema };
  return {
    [LINES_TYPE]: { ...schema, description: "Each line is one of these." },
    [JSON_TYPE]: { type: "array", items: schema },
  };
}

/** Whether a request without the body would be refused. */
export function isBodyRequired(route: Route, schema: Schema, book: SchemaBook): boolean {
  const { bodyPath = [], method } = route;
  if (bodyPath.length > 0) return bodyPath.every((field) => book.isRequired(field, useOf(route)));
  return method.desc.methodKind === "unary" && Array.isArray(schema.required) && schema.required.length > 0;
}

function bodySchema(route: Route, bodyPath: FieldPath, book: SchemaBook): Schema {
  const use = useOf(route);
  const hidden = hiddenFields(route).map((field) => [field]);
  const omitted = [...route.pathFields, ...hidden]
    .filter((path) => path.length > bodyPath.length && isPrefix(bodyPath, path))
    .map((path) => path.slice(bodyPath.length));
  if (bodyPath.length === 0) return book.object(route.method.desc.input, use, omitted);
  const field = leafOf(bodyPath);
  if (omitted.length === 0 || !field.message) return book.field(field, use);
  return book.object(field.message, use, omitted);
}

/** A PATCH with a mask names a part of its resource. */
function useOf({ httpMethod, method, bodyPath }: Route): Use {
  const isPartial = httpMethod === "PATCH" && bodyPath?.at(-1)?.message && maskFieldOf(method.desc.input);
  return isPartial ? "patch" : "input";
}

/** What a successful reply holds, by its media type. */
export function replyContents(route: Route, book: SchemaBook, status: Schema): Contents {
  if (givesRawContent(route)) return RAW;
  const { responseField, method } = route;
  const { methodKind, output } = method.desc;
  const message = responseField ? book.field(responseField, "reply") : book.message(output, "reply");
  if (methodKind !== "server_streaming" && methodKind !== "bidi_streaming") return { [JSON_TYPE]: message };
  const failed = envelope("error", status);
  return {
    [LINES_TYPE]: {
      description: "Each line is one of these. A stream that breaks ends with its error.",
      anyOf: [envelope("result", message), failed],
    },
    [EVENTS_TYPE]: {
      description: "The data of each event. A stream that breaks ends with an event `error`, whose data is its error.",
      anyOf: [message, status],
    },
    [JSON_TYPE]: { type: "array", items: { anyOf: [message, failed] } },
  };
}

function envelope(name: string, schema: Schema): JsonObject {
  return { type: "object", properties: { [name]: schema }, required: [name] };
}
