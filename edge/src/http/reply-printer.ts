import type { DescField } from "@bufbuild/protobuf";
import type { FieldPath } from "../binding/field-path.ts";
import { entityTagField, entityTagOf, locationFrom, type TextOf } from "../policy/location.ts";
import type { JsonWriter } from "../protojson/compiled/json-writer.ts";
import type { Route } from "../routing/route.ts";

/** Makes JSON of replies. */
export interface ReplyPrinter {
  /** Prints what the route shows of a reply, as UTF-8. */
  printerOf(route: Route): (reply: Uint8Array) => Buffer;
  /** The value of a scalar field of the reply; undefined where it is not set. */
  textAt(route: Route, field: DescField, reply: Uint8Array): string | undefined;
  /** What headers say of a reply: `etag` and `location`. */
  headersOf(route: Route, reply: Uint8Array): Record<string, string>;
}

type Headers = Record<string, string>;

export function createReplyPrinter(writer: JsonWriter): ReplyPrinter {
  const texts = new Map<DescField, TextOf>();
  const headers = new Map<Route, (reply: Uint8Array) => Headers>();
  return {
    printerOf: ({ responseField, method: { desc } }) =>
      responseField ? writer.field(desc.output, responseField) : writer.message(desc.output),
    textAt: (_, field, reply) => kept(texts, field, () => writer.text([field]))(reply),
    headersOf: (route, reply) => kept(headers, route, () => headersFrom(route, writer))(reply),
  };
}

function kept<K, V>(values: Map<K, V>, key: K, make: () => V): V {
  const value = values.get(key) ?? make();
  values.set(key, value);
  return value;
}

/** Both headers speak of what the route shows. */
function headersFrom({ responseField, method: { desc, policy } }: Route, writer: JsonWriter) {
  const way = responseField?.fieldKind === "message" ? [responseField] : [];
  const bare = way[0]?.message ?? desc.output;
  const textOf = (path: FieldPath) => writer.text([...way, ...path]);
  const tagField = entityTagField(bare);
  const tagText = tagField && textOf([tagField]);
  const locationText = policy?.location ? locationFrom(policy.location, bare, textOf) : undefined;
  return (reply: Uint8Array): Headers => {
    const etag = entityTagOf(tagText?.(reply));
    const location = locationText?.(reply);
    return { ...(etag === undefined ? {} : { etag }), ...(location === undefined ? {} : { location }) };
  };
}
