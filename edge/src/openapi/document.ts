import { createRegistry, type DescMessage, type DescService } from "@bufbuild/protobuf";
import type { Contract } from "@souk/chassis/contract";
import { knowsApiKeys } from "../access/api-keys.ts";
import { createJsonWriter } from "../protojson/compiled/json-writer.ts";
import type { Route } from "../routing/route.ts";
import type { AccessRules } from "./errors/edge-reasons.ts";
import { ErrorResponses, PROBLEM_SCHEMA, STATUS_SCHEMA } from "./errors/error-responses.ts";
import { PROBLEM } from "./errors/problem-schema.ts";
import { createReasonBook } from "./errors/reasons.ts";
import { withExamples } from "./examples/with-examples.ts";
import { API_KEY_SCHEME, GENERAL_RULES, HEADERS, SECURITY_SCHEMES } from "./general.ts";
import { idsOf, tagsOf, titleOf, versionOf } from "./names.ts";
import { type OperationDeps, operationOf } from "./operation/operation.ts";
import { type PlacedRoute, placeRoutes } from "./operation/paths.ts";
import type { JsonObject, OpenApiDocument } from "./schema/schema.ts";
import { SchemaBook } from "./schema/schema-book.ts";
import type { Comments } from "./text/comments.ts";
import { withoutName } from "./text/prose.ts";
import { withoutUnused } from "./without-unused.ts";

export interface DocumentOptions {
  /** The contract that is served. */
  readonly contract: Contract;
  /** The project's own, of which errors of the edge are. */
  readonly own: Contract;
  readonly comments: Comments;
  readonly omitDefaults: boolean;
  readonly resumeFields: readonly string[];
  readonly defaultAccess: "deny" | "public";
}

/** Methods that a path of OpenAPI has a place for. */
const KNOWN_METHODS: ReadonlySet<string> = new Set("get put post delete options head patch trace".split(" "));
/** Where other methods stand, as OpenAPI 3.2 will have it. */
export const OTHER_OPERATIONS = "x-additional-operations";

/** Describes what the edge serves: every route as it binds requests and prints replies. The same routes give the same document. */
export function createDocument(routes: readonly Route[], options: DocumentOptions): OpenApiDocument {
  const { contract, own, comments, omitDefaults, resumeFields } = options;
  const lookup: Contract["reason"] = (domain, reason) => contract.reason(domain, reason) ?? own.reason(domain, reason);
  const book = new SchemaBook({ registry: contract.registry, comments, omitDefaults });
  const takesApiKeys = knowsApiKeys(contract);
  const access: AccessRules = { isClosed: options.defaultAccess === "deny", takesApiKeys };
  const errors = new ErrorResponses({
    ...{ ...access, comments, writer: createJsonWriter(createRegistry(own.registry, contract.registry)) },
    reasons: createReasonBook({ registries: [contract.registry, own.registry], lookup, comments }),
  });
  book.message(own.registry.getMessage(STATUS_SCHEMA) as DescMessage, "reply");
  const deps: OperationDeps = { book, errors, comments, resumeFields, ...access };
  const paths = pathsOf(placeRoutes(routes), deps);
  const services = [...new Set(routes.map(({ method }) => method.desc.parent))];
  const document = {
    openapi: "3.1.0",
    info: { title: titleOf(services), version: versionOf(services), description: GENERAL_RULES },
    servers: [{ url: "/" }],
    tags: describedTags(services, comments),
    paths,
    components: {
      schemas: { ...book.components(), [PROBLEM_SCHEMA]: PROBLEM },
      responses: errors.shared(),
      examples: errors.examples(),
      headers: HEADERS,
      securitySchemes: takesApiKeys ? { ...SECURITY_SCHEMES, ...API_KEY_SCHEME } : SECURITY_SCHEMES,
    },
  };
  return withExamples(withoutUnused(document));
}

function pathsOf(placed: readonly PlacedRoute[], deps: OperationDeps): Record<string, JsonObject> {
  const ids = idsOf(placed);
  const tags = tagsOf(placed.map(({ route }) => route.method.desc.parent));
  const paths = new Map<string, Record<string, JsonObject>>();
  for (const place of placed) {
    const item = paths.get(place.path) ?? {};
    for (const method of place.methods) {
      const tag = tags.get(place.route.method.desc.parent) as string;
      const operation = { operationId: ids.get(`${method} ${place.path}`), tags: [tag], ...operationOf(place, deps) };
      if (KNOWN_METHODS.has(method)) item[method] = operation;
      else item[OTHER_OPERATIONS] = { ...item[OTHER_OPERATIONS], [method.toUpperCase()]: operation };
      paths.set(place.path, item);
    }
  }
  return Object.fromEntries(paths);
}

function describedTags(services: readonly DescService[], comments: Comments): JsonObject[] {
  const tags = tagsOf(services);
  return services.map((service) => {
    const description = withoutName(comments.get(service.typeName) ?? "", service.name);
    return { name: tags.get(service), ...(description === "" ? {} : { description }) };
  });
}
