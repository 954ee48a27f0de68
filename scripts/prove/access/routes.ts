import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { ROOT } from "../../kit/paths.ts";
import { statedRpcs } from "./expected.ts";

/** A route over things with an id, as the OpenAPI document tells of it. */
export interface IdRoute {
  readonly method: string;
  /** `/v1/products/{productId}:archive`. */
  readonly path: string;
  /** The part of the path up to its id, which says what it is about: `/v1/products/{productId}`. */
  readonly thing: string;
  readonly isPublic: boolean;
  /** Any of these is enough, or a better one. */
  readonly roles: readonly string[];
  /** Whether its things belong to somebody. */
  readonly isOwned: boolean;
}

interface Operation {
  readonly operationId: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
}

/** Every operation whose path has a variable. */
export function idRoutes(): IdRoute[] {
  const text = readFileSync(join(ROOT, "proto/gen/openapi.yaml"), "utf8");
  const { paths } = parse(text) as { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };
  const owned = new Set(
    statedRpcs()
      .filter(({ isOwned }) => isOwned)
      .map(({ path }) => path.slice(path.lastIndexOf(".") + 1).replace("/", "_")),
  );
  return Object.entries(paths).flatMap(([path, operations]) => {
    const thing = /^.*?\{[^}]*\}/.exec(path)?.[0];
    if (thing === undefined) return [];
    return Object.entries(operations).map(([method, { operationId, security }]) => ({
      ...{ method: method.toUpperCase(), path, thing, isOwned: owned.has(operationId) },
      isPublic: security.some((way) => Object.keys(way).length === 0),
      roles: security.flatMap((way) => way.bearer ?? []),
    }));
  });
}
