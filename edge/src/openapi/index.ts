import { readConfig } from "@souk/chassis/config";
import type { Contract } from "@souk/chassis/contract";
import { EDGE_SETTINGS } from "../config.ts";
import { compileRoutes } from "../routing/compile-routes.ts";
import { createDocument } from "./document.ts";
import type { OpenApiDocument } from "./schema/schema.ts";
import type { Comments } from "./text/comments.ts";

export { isObject, type JsonObject, type JsonValue, type OpenApiDocument } from "./schema/schema.ts";
export { type Comments, readComments } from "./text/comments.ts";
export { reasonsIn } from "./text/prose.ts";

/** The document of the project's own contract, as an edge serves it that is told nothing else. */
export function describeShop(contract: Contract, comments: Comments): OpenApiDocument {
  const settings = readConfig(EDGE_SETTINGS, {});
  return createDocument(compileRoutes(contract).routes, { ...settings, contract, own: contract, comments });
}
