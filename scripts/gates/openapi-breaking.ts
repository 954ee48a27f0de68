import { isObject, type JsonObject, type OpenApiDocument } from "@souk/edge/openapi";
import { findSchemaBreaks } from "./schema-breaking.ts";

/** What outside callers of the released document could not do any more, or would not get. */
export function findDocumentBreaks(released: OpenApiDocument, current: OpenApiDocument): string[] {
  return operationsOf(released).flatMap(({ path, method, operation }) => {
    const now = current.paths[path]?.[method];
    const label = `${method.toUpperCase()} ${path}`;
    if (!isObject(now)) return [`${label}: the operation is gone`];
    const breaks = [
      ...idBreaks(operation, now),
      ...parameterBreaks(operation, now, [released, current]),
      ...bodyBreaks(operation, now, [released, current]),
      ...replyBreaks(operation, now, [released, current]),
    ];
    return breaks.map((text) => `${label}: ${text}`);
  });
}

type Both = readonly [released: OpenApiDocument, current: OpenApiDocument];

interface Operation {
  readonly path: string;
  readonly method: string;
  readonly operation: JsonObject;
}

function operationsOf({ paths }: OpenApiDocument): Operation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation: operation as JsonObject })),
  );
}

function idBreaks(before: JsonObject, now: JsonObject): string[] {
  const isSame = before.operationId === now.operationId;
  return isSame
    ? []
    : [`the operationId changed, by which clients are generated: ${before.operationId} → ${now.operationId}`];
}

function parameterBreaks(before: JsonObject, now: JsonObject, both: Both): string[] {
  const [old, current] = [parametersOf(before), parametersOf(now)];
  const lost = [...old].flatMap(([name, parameter]) => {
    const left = current.get(name);
    if (!left) return [`the parameter ${name} is gone`];
    const required = left.required && !parameter.required ? [`the parameter ${name} is required now`] : [];
    const [from, to] = [parameter.schema, left.schema] as [JsonObject | undefined, JsonObject | undefined];
    return from && to
      ? [...required, ...findSchemaBreaks(`the parameter ${name}`, [from, to], both, "request")]
      : required;
  });
  const demanded = [...current].filter(([name, { required }]) => required && !old.has(name));
  return [...lost, ...demanded.map(([name]) => `the parameter ${name} is new, and required`)];
}

function parametersOf({ parameters = [] }: JsonObject): Map<string, JsonObject> {
  return new Map((parameters as JsonObject[]).map((one) => [`${one.name} (${one.in})`, one]));
}

function bodyBreaks({ requestBody: before }: JsonObject, { requestBody: now }: JsonObject, both: Both): string[] {
  if (!isObject(now)) return isObject(before) ? ["no body is taken any more"] : [];
  const required = now.required && !(isObject(before) && before.required) ? ["a body is required now"] : [];
  return isObject(before) ? [...required, ...contentBreaks("the body", [before, now], both, "request")] : required;
}

function replyBreaks(before: JsonObject, now: JsonObject, both: Both): string[] {
  const [[status, old], [newStatus, current]] = [successOf(before), successOf(now)];
  if (status !== newStatus) return [`the status of a success changed: ${status} → ${newStatus}`];
  const headers = Object.keys((current.headers ?? {}) as JsonObject);
  const lost = Object.keys((old.headers ?? {}) as JsonObject).filter((name) => !headers.includes(name));
  return [
    ...lost.map((name) => `the header ${name} of the answer is gone`),
    ...contentBreaks("the answer", [old, current], both, "reply"),
  ];
}

function successOf({ responses }: JsonObject): [status: string, response: JsonObject] {
  return Object.entries(responses as JsonObject).find(([status]) => status < "300") as [string, JsonObject];
}

function contentBreaks(
  what: string,
  [before, now]: readonly JsonObject[],
  both: Both,
  use: "request" | "reply",
): string[] {
  const current = (now?.content ?? {}) as JsonObject;
  return Object.entries((before?.content ?? {}) as JsonObject).flatMap(([type, media]) => {
    const left = current[type];
    if (!isObject(left)) return [`${what} is no ${type} any more`];
    const schemas = [(media as JsonObject).schema, left.schema] as [JsonObject, JsonObject];
    return findSchemaBreaks(what, schemas, both, use);
  });
}
