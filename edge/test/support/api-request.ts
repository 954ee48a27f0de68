import { isObject, type JsonObject, type JsonValue } from "../../src/openapi/schema/schema.ts";
import type { DocumentedParameter, Operation } from "./api-document.ts";

/** A request as a client would make it that knows nothing but the document. */
export interface ApiRequest {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
}

/** @param mediaType of the body, where it has one */
export function requestFrom(
  operation: Operation,
  parameters: readonly DocumentedParameter[],
  mediaType: string | undefined,
): ApiRequest {
  const headers: Record<string, string> = {};
  const query: string[] = [];
  let path = operation.path;
  for (const parameter of parameters) {
    const { name } = parameter;
    if (parameter.in === "header") headers[name.toLowerCase()] = String(parameter.example);
    else if (parameter.in === "query") query.push(...queryPairs(parameter));
    else path = path.replace(`{${name}}`, () => encodeURIComponent(String(parameter.example)));
  }
  const body = mediaType === undefined ? undefined : bodyText(operation, mediaType);
  if (mediaType !== undefined) headers["content-type"] = mediaType === "*/*" ? "text/plain" : mediaType;
  return { path: query.length === 0 ? path : `${path}?${query.join("&")}`, headers, body };
}

/** By the styles `form` and `deepObject`, both exploded, or as the content of one media type. */
function queryPairs({ name, example, content, style }: DocumentedParameter): string[] {
  const pair = (key: string, value: JsonValue | undefined) =>
    `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`;
  if (isObject(content)) return [pair(name, JSON.stringify((Object.values(content)[0] as JsonObject).example))];
  if (Array.isArray(example)) return example.map((item) => pair(name, item as JsonValue));
  if (style !== "deepObject" || !isObject(example)) return [pair(name, example)];
  return Object.entries(example).map(([key, value]) => pair(`${name}[${key}]`, value));
}

function bodyText({ json }: Operation, mediaType: string): string {
  const media = ((json.requestBody as JsonObject).content as JsonObject)[mediaType] as JsonObject;
  if (mediaType === "*/*") return String(media.example);
  return JSON.stringify(media.example);
}
