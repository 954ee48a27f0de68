import type { DescMessage } from "@bufbuild/protobuf";
import { hasCustomJsonRepresentation } from "@bufbuild/protobuf/wkt";
import { type FieldPath, isPrefix, leafOf } from "../../binding/field-path.ts";
import type { Route } from "../../routing/route.ts";
import { hiddenFields } from "./hidden-fields.ts";

/** The fields that a query may set; those of fields too, but of no message within itself: there would be no end of them. */
export function* openFields(
  route: Route,
  message: DescMessage = route.method.desc.input,
  way: FieldPath = [],
): Iterable<FieldPath> {
  for (const field of message.fields) {
    const path = [...way, field];
    if (isSetElsewhere(path, route)) continue;
    yield path;
    const isOpen = field.fieldKind === "message" && !hasCustomJsonRepresentation(field.message);
    const isWithinItself =
      isOpen && [route.method.desc.input, ...path.slice(0, -1).map((step) => step.message)].includes(field.message);
    if (isOpen && !isWithinItself) yield* openFields(route, field.message, path);
  }
}

/** What path, body or others set, and fields that cannot be given together with one of those. */
function isSetElsewhere(path: FieldPath, route: Route): boolean {
  const { pathFields, bodyPath } = route;
  const bound = [...pathFields, ...(bodyPath ? [bodyPath] : []), ...hiddenFields(route).map((field) => [field])];
  const { oneof } = leafOf(path);
  const way = path.slice(0, -1);
  return bound.some((other) => {
    const beside = other[way.length];
    const isMember = oneof !== undefined && beside?.oneof === oneof && isPrefix(way, other) && beside !== leafOf(path);
    return isMember || isPrefix(other, path);
  });
}
