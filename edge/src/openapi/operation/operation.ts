import { STATUS_CODES } from "node:http";
import { scopeOf } from "@souk/chassis/contract";
import { Access } from "@souk/proto/souk/options/v1/policy";
import { leafOf } from "../../binding/field-path.ts";
import type { Route } from "../../routing/route.ts";
import type { AccessRules } from "../errors/edge-reasons.ts";
import type { ErrorResponses } from "../errors/error-responses.ts";
import { STATUS_SCHEMA } from "../errors/error-responses.ts";
import type { JsonObject, Schema } from "../schema/schema.ts";
import type { SchemaBook } from "../schema/schema-book.ts";
import type { Comments } from "../text/comments.ts";
import { inJsonSpelling, summaryOf, withoutErrors, withoutName } from "../text/prose.ts";
import { answerHeaders, canBeUnchanged, isStream } from "./answer-headers.ts";
import { type Contents, isBodyRequired, replyContents, requestContents } from "./contents.ts";
import { headerParameters } from "./header-parameters.ts";
import { pathParameters, queryParameters } from "./parameters.ts";
import type { PlacedRoute } from "./paths.ts";

export interface OperationDeps extends AccessRules {
  readonly book: SchemaBook;
  readonly errors: ErrorResponses;
  readonly comments: Comments;
  readonly resumeFields: readonly string[];
}

/** One route as an operation of OpenAPI, without its id and tag. */
export function operationOf({ route, parts }: PlacedRoute, deps: OperationDeps): JsonObject {
  const { book, errors, resumeFields } = deps;
  const headers = headerParameters(route, resumeFields, book);
  const parameters = [...pathParameters(parts, book), ...queryParameters(route, book), ...headers];
  const hasEtag = headers.some(({ name }) => name === "If-Match");
  const { desc, policy } = route.method;
  const isDeprecated = desc.proto.options?.deprecated === true || policy?.deprecation !== undefined;
  return {
    ...proseOf(route, deps),
    ...(isDeprecated ? { deprecated: true } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...requestBody(route, book),
    responses: { ...successOf(route, book), ...errors.of(route, hasEtag) },
    security: securityOf(route, deps),
  };
}

function proseOf({ method: { desc }, bodyPath }: Route, { book, comments }: OperationDeps): JsonObject {
  const comment = comments.get(`${desc.parent.typeName}.${desc.name}`) ?? "";
  const body = bodyPath?.at(-1)?.message;
  const spelled = (text: string) => inJsonSpelling(text, [desc.input, ...(body ? [body] : [])]);
  const sayings = book.rules.sayingsOf(desc.input).map((saying) => `- ${spelled(saying)}`);
  const rules = sayings.length > 0 ? [`Rules:\n${sayings.join("\n")}`] : [];
  const about =
    spelled(withoutName(withoutErrors(comment), desc.name)) || `Calls ${desc.parent.typeName}/${desc.name}.`;
  return { summary: spelled(summaryOf(comment, desc.name)) || desc.name, description: [about, ...rules].join("\n\n") };
}

function requestBody(route: Route, book: SchemaBook): JsonObject {
  const contents = requestContents(route, book);
  if (!contents) return {};
  const [first] = Object.values(contents) as [Schema];
  const leaf = route.bodyPath?.at(-1) && leafOf(route.bodyPath);
  const description = leaf ? book.describe(leaf) : "";
  return {
    requestBody: {
      ...(description === "" ? {} : { description }),
      ...(isBodyRequired(route, first, book) ? { required: true } : {}),
      content: asMedia(contents),
    },
  };
}

function asMedia(contents: Contents): JsonObject {
  return Object.fromEntries(Object.entries(contents).map(([type, schema]) => [type, { schema }]));
}

function successOf(route: Route, book: SchemaBook): JsonObject {
  const status = route.method.policy?.successStatus || 200;
  const failure = { $ref: `#/components/schemas/${STATUS_SCHEMA}` };
  const isEmpty = status === 204 && !isStream(route);
  const content = isEmpty ? {} : { content: asMedia(replyContents(route, book, failure)) };
  const headers = answerHeaders(route);
  const unchanged = { description: STATUS_CODES[304] ?? "", headers };
  return {
    [status]: { description: STATUS_CODES[status] ?? "Success", headers, ...content },
    ...(canBeUnchanged(route) ? { 304: unchanged } : {}),
  };
}

/** Roles that a token must have one of, and the scope that an API key must have; a service calls without the edge. */
function securityOf({ method }: Route, { isClosed, takesApiKeys }: AccessRules): JsonObject[] {
  const { policy } = method;
  const withKey = (...scopes: string[]) => (takesApiKeys ? [{ apiKey: scopes }] : []);
  if (policy ? policy.access.includes(Access.PUBLIC) : !isClosed) return [{}, { bearer: [] }, ...withKey()];
  const roles = (policy?.access ?? []).filter((access) => access !== Access.SERVICE).map(nameOfAccess);
  const tokens = roles.length > 0 ? roles.map((role) => ({ bearer: [role] })) : [{ bearer: [] }];
  return [...tokens, ...(roles.some((role) => role !== BEYOND_API_KEYS) ? withKey(scopeOf(method)) : [])];
}

/** No API key is an admin's. */
const BEYOND_API_KEYS = "ADMIN";

function nameOfAccess(value: Access): string {
  return Object.entries(Access).find(([, number]) => number === value)?.[0] ?? "UNKNOWN";
}
