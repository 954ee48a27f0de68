import { type FieldPath, leafOf } from "../../binding/field-path.ts";
import type { Route } from "../../routing/route.ts";
import { ANY_METHOD } from "../../routing/route-trie.ts";
import type { Segment } from "../../template/parse-template.ts";

/** A wildcard of a template, as OpenAPI names it. */
export interface PathPart {
  readonly name: string;
  /** The field that it sets; undefined for a wildcard that sets none. */
  readonly field: FieldPath | undefined;
  /** Whether it is all of the field, not one segment of several. */
  readonly isWhole: boolean;
  /** Whether more segments may follow, each behind a slash. */
  readonly isRest: boolean;
}

/** Where a route stands in a document. */
export interface PlacedRoute {
  readonly route: Route;
  /** `/v1/products/{productId}:archive` */
  readonly path: string;
  /** In lower case, as OpenAPI spells them. */
  readonly methods: readonly string[];
  readonly parts: readonly PathPart[];
}

/** What `*` is documented as, where no rule of its own says otherwise. */
const COMMON_METHODS = ["delete", "get", "patch", "post", "put"];
const MOST_SEGMENTS = 8;

/**
 * Gives each route its path in the document. OpenAPI takes two paths for one that differ only in the names of their variables,
 * so the first route of a shape names them for all.
 */
export function placeRoutes(routes: readonly Route[]): PlacedRoute[] {
  const namesByShape = new Map<string, readonly string[]>();
  const taken = new Set<string>();
  const exact = routes.filter(({ httpMethod }) => httpMethod !== ANY_METHOD);
  const open = routes.filter(({ httpMethod }) => httpMethod === ANY_METHOD);
  const placed = new Map([...exact, ...open].map((route) => [route, placeRoute(route, namesByShape, taken)]));
  return routes.map((route) => placed.get(route) as PlacedRoute);
}

function placeRoute(route: Route, namesByShape: Map<string, readonly string[]>, taken: Set<string>): PlacedRoute {
  for (let restLength = 1; ; restLength++) {
    const pieces = piecesOf(route, restLength);
    const shape = textOf(pieces, route, () => "");
    const methods = methodsOf(route).filter((method) => !taken.has(`${method} ${shape}`));
    if (methods.length === 0 && restLength < MOST_SEGMENTS && hasRest(route)) continue;
    for (const method of methods) taken.add(`${method} ${shape}`);
    const parts = pieces.filter((piece) => typeof piece !== "string");
    const names = namesByShape.get(shape) ?? parts.map(({ name }) => name);
    namesByShape.set(shape, names);
    const path = textOf(pieces, route, (i) => names[i] as string);
    return { route, path, methods, parts: parts.map((part, i) => ({ ...part, name: names[i] as string })) };
  }
}

function methodsOf({ httpMethod }: Route): string[] {
  return httpMethod === ANY_METHOD ? COMMON_METHODS : [httpMethod.toLowerCase()];
}

function hasRest({ template }: Route): boolean {
  return template.segments.some(({ kind }) => kind === "rest");
}

type Piece = string | PathPart;

/** @param restLength how many segments stand for `**`; more than one where one would be the path of another route */
function piecesOf(route: Route, restLength: number): Piece[] {
  const { segments, variables } = route.template;
  let unnamed = 0;
  return segments.flatMap((segment, at): Piece[] => {
    if (segment.kind === "literal") return [encodeURIComponent(segment.text)];
    const index = variables.findIndex(({ start, end }) => at >= start && at < end);
    const count = segment.kind === "rest" ? restLength : 1;
    return Array.from({ length: count }, (_, i) => {
      const isRest = segment.kind === "rest" && i === count - 1;
      if (index < 0) return { name: `segment-${++unnamed}`, field: undefined, isWhole: false, isRest };
      return { ...variablePart(route, index, at, restLength, i), isRest };
    });
  });
}

/** A variable of several wildcards has a parameter for each: `name-1`, `name-2`. */
function variablePart({ template, pathFields }: Route, index: number, at: number, restLength: number, i: number) {
  const { start, end } = template.variables[index] as (typeof template.variables)[number];
  const inner = template.segments.slice(start, end);
  const field = pathFields[index] as FieldPath;
  const name = shortName(field, pathFields);
  const wildcards = countWildcards(inner, restLength);
  if (wildcards === 1) return { name, field, isWhole: inner.length === 1 };
  const before = countWildcards(template.segments.slice(start, at), restLength);
  return { name: `${name}-${before + i + 1}`, field, isWhole: false };
}

function countWildcards(segments: readonly Segment[], restLength: number): number {
  return segments.reduce((sum, { kind }) => sum + (kind === "literal" ? 0 : kind === "rest" ? restLength : 1), 0);
}

/** `productId` of `product.product_id`, unless another variable is called so too. */
function shortName(field: FieldPath, all: readonly FieldPath[]): string {
  const short = leafOf(field).jsonName;
  return all.some((other) => other !== field && leafOf(other).jsonName === short)
    ? field.map(({ jsonName }) => jsonName).join("-")
    : short;
}

function textOf(pieces: readonly Piece[], { template }: Route, nameOf: (index: number) => string): string {
  let index = 0;
  const texts = pieces.map((piece) => (typeof piece === "string" ? piece : `{${nameOf(index++)}}`));
  const verb = template.verb === "" ? "" : `:${template.verb.split(":").map(encodeURIComponent).join(":")}`;
  return `/${texts.join("/")}${verb}`;
}
