import { type AppError, sharedError } from "@souk/chassis/errors";
import type { RouteTable } from "../routing/compile-routes.ts";
import type { Route } from "../routing/route.ts";
import { ANY_METHOD, type Match } from "../routing/route-trie.ts";
import { PercentError } from "../template/percent.ts";

/** What becomes of a path that is one but for a slash at its end. */
export type TrailingSlash = "refuse" | "ignore" | "redirect";

export type Routing =
  | { readonly kind: "found"; readonly match: Match<Route> }
  /** The path without its slash. */
  | { readonly kind: "redirect"; readonly path: string }
  /** OPTIONS on a path that no rule for it covers. */
  | { readonly kind: "options"; readonly allow: string }
  | { readonly kind: "refused"; readonly error: AppError; readonly allow?: string };

/** Finds the rule for a request, or why there is none. */
export function findRoute(table: RouteTable, httpMethod: string, path: string, slash: TrailingSlash): Routing {
  try {
    const bare = slash !== "refuse" && path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
    const match = table.trie.match(httpMethod, bare);
    if (match && bare !== path && slash === "redirect") return { kind: "redirect", path: bare };
    return match ? { kind: "found", match } : refusal(table.trie.methodsAt(bare), httpMethod);
  } catch (error) {
    if (!(error instanceof PercentError)) throw error;
    const text = `The path cannot be read: ${error.message}.`;
    return { kind: "refused", error: sharedError("MALFORMED_REQUEST", text) };
  }
}

function refusal(methods: Set<string>, httpMethod: string): Routing {
  if (methods.size === 0) {
    return { kind: "refused", error: sharedError("ROUTE_NOT_FOUND", "There is nothing at this path.") };
  }
  const allow = allowOf(methods);
  if (httpMethod === "OPTIONS") return { kind: "options", allow };
  const text = `This path does not take ${httpMethod}; it takes ${allow}.`;
  return { kind: "refused", error: sharedError("METHOD_NOT_ALLOWED", text), allow };
}

function allowOf(methods: ReadonlySet<string>): string {
  const named = new Set([...methods].filter((method) => method !== ANY_METHOD));
  if (named.has("GET")) named.add("HEAD");
  return [...named.add("OPTIONS")].sort().join(", ");
}
