import { IdempotencyKey } from "@souk/proto/souk/options/v1/policy";
import { ETAG_EXAMPLE, etagPathOf, KEY_EXAMPLE, MOST_KEY_CHARS, takesKey } from "../../binding/header-fields.ts";
import { cursorOf } from "../../http/streams/cursor.ts";
import type { Route } from "../../routing/route.ts";
import type { SchemaBook } from "../schema/schema-book.ts";
import { canBeUnchanged } from "./answer-headers.ts";
import type { Parameter } from "./parameters.ts";
import { textSchema } from "./text-schema.ts";

const CREATED = 201;
const OLDER_TAG = '"6"';

/** Headers that say something about the request. */
export function headerParameters(route: Route, resumeFields: readonly string[], book: SchemaBook): Parameter[] {
  return [
    ...ifMatch(route),
    ...ifNoneMatch(route),
    ...idempotencyKey(route),
    ...lastEventId(route, resumeFields, book),
    ...named(route, book),
  ];
}

function ifMatch(route: Route): Parameter[] {
  const isCreation = route.method.policy?.successStatus === CREATED;
  if (isCreation || !etagPathOf(route)) return [];
  return [
    {
      ...{ name: "If-Match", in: "header" },
      description:
        "The entity tag that was read: where it is another one by now, nothing is done and the answer is 412.",
      schema: { type: "string", pattern: '^(?:\\*|"[!#-~]*")$', examples: [`"${ETAG_EXAMPLE}"`] },
    },
  ];
}

function ifNoneMatch(route: Route): Parameter[] {
  if (!canBeUnchanged(route)) return [];
  return [
    {
      ...{ name: "If-None-Match", in: "header" },
      description: "Entity tags of what is known already: where one is still right, the answer is 304 without content.",
      schema: { type: "string", examples: [OLDER_TAG] },
    },
  ];
}

function idempotencyKey({ method: { policy } }: Route): Parameter[] {
  if (!takesKey(policy)) return [];
  return [
    {
      ...{ name: "Idempotency-Key", in: "header" },
      ...(policy?.idempotency === IdempotencyKey.REQUIRED ? { required: true } : {}),
      description: "Names this call, so that sending it again does nothing more: a text that no other call has.",
      schema: {
        type: "string",
        minLength: 1,
        maxLength: MOST_KEY_CHARS,
        pattern: "^[!#-\\[\\]-~]+$",
        examples: [KEY_EXAMPLE],
      },
    },
  ];
}

function lastEventId(route: Route, resumeFields: readonly string[], book: SchemaBook): Parameter[] {
  const cursor = cursorOf(route, resumeFields);
  if (!cursor) return [];
  const description = `Where a stream goes on: the id of its last event. It wins over ${cursor.inRequest.jsonName}.`;
  return [{ name: "Last-Event-ID", in: "header", description, schema: textSchema(cursor.inRequest, book) }];
}

function named({ headerFields }: Route, book: SchemaBook): Parameter[] {
  return headerFields.map(({ header, field }) => {
    const description = book.describe(field);
    return {
      ...{ name: header, in: "header" },
      ...(description === "" ? {} : { description }),
      schema: textSchema(field, book),
    };
  });
}
