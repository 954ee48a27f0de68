import { isObject, type JsonObject, type OpenApiDocument, type Schema } from "../schema/schema.ts";
import { Examples } from "./example-of.ts";

/** The document with an example at each parameter, body and reply; of a stream it is one message. */
export function withExamples(document: OpenApiDocument): OpenApiDocument {
  const asked = new Examples(document.components.schemas, false);
  const told = new Examples(document.components.schemas, true);
  const operation = (given: JsonObject): JsonObject => ({
    ...given,
    ...(given.parameters ? { parameters: (given.parameters as JsonObject[]).map((one) => parameter(one, asked)) } : {}),
    ...(isObject(given.requestBody) ? { requestBody: contents(given.requestBody, asked) } : {}),
    responses: eachMember(given.responses as JsonObject, (response, status) =>
      status < "300" ? contents(response, told) : response,
    ),
  });
  const item = (given: JsonObject): JsonObject =>
    eachMember(given, (member, name) => (name.startsWith("x-") ? eachMember(member, operation) : operation(member)));
  return { ...document, paths: eachMember(document.paths, item) as OpenApiDocument["paths"] };
}

function parameter(given: JsonObject, examples: Examples): JsonObject {
  if (isObject(given.schema)) return { ...given, example: examples.of(given.schema) };
  return contents(given, examples);
}

function contents(given: JsonObject, examples: Examples): JsonObject {
  if (!isObject(given.content)) return given;
  const content = eachMember(given.content, (media) => ({ ...media, example: examples.of(media.schema as Schema) }));
  return { ...given, content };
}

function eachMember(given: JsonObject, change: (member: JsonObject, name: string) => JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(given).map(([name, member]) => [name, change(member as JsonObject, name)]));
}
