import type { DescMessage, Registry } from "@bufbuild/protobuf";
import { isWrapperDesc } from "@bufbuild/protobuf/wkt";
import { exampleOfMessage } from "../../protojson/examples.ts";
import { scalarSchema } from "./scalar-schemas.ts";
import type { JsonValue, Schema, Use } from "./schema.ts";

const PATHS = "(?:\\*|[a-z][a-zA-Z0-9]*(?:\\.[a-z][a-zA-Z0-9]*)*)";

const SCHEMAS: Readonly<Record<string, Schema>> = {
  "google.protobuf.Timestamp": { type: "string", format: "date-time" },
  "google.protobuf.Duration": { type: "string", pattern: "^-?[0-9]{1,12}(?:\\.[0-9]{1,9})?s$" },
  "google.protobuf.FieldMask": { type: "string", pattern: `^(?:${PATHS}(?:,${PATHS})*)?$` },
  "google.protobuf.Struct": { type: "object", additionalProperties: true },
  "google.protobuf.Value": {},
  "google.protobuf.ListValue": { type: "array", items: {} },
};

const ANY = "google.protobuf.Any";
const DURATION = "google.protobuf.Duration";

/** The schema of a type that ProtoJSON writes in a form of its own; undefined for every other message. */
export function wellKnownSchema(desc: DescMessage, use: Use, registry: Registry): Schema | undefined {
  if (desc.typeName === ANY) return anySchema(desc, use, registry);
  const schema = SCHEMAS[desc.typeName];
  if (schema) return { ...schema, examples: [JSON.parse(exampleOfMessage(desc)) as JsonValue] };
  const [value] = desc.fields;
  if (!isWrapperDesc(desc) || value?.fieldKind !== "scalar") return undefined;
  return use === "reply" ? scalarSchema(value.scalar) : orNull(scalarSchema(value.scalar));
}

/** An example names a message that this contract knows: at least Any itself. */
function anySchema(desc: DescMessage, use: Use, registry: Registry): Schema {
  const example = registry.getMessage(DURATION)
    ? (JSON.parse(exampleOfMessage(desc)) as JsonValue)
    : { "@type": `type.googleapis.com/${ANY}`, value: {} };
  return {
    type: "object",
    properties: { "@type": { type: "string" } },
    ...(use === "reply" ? {} : { required: ["@type"] }),
    additionalProperties: true,
    examples: [example],
  };
}

/** In a request null is a wrapper that is not there; no reply writes it. */
function orNull(schema: Schema): Schema {
  return typeof schema.type === "string"
    ? { ...schema, type: [schema.type, "null"] }
    : { anyOf: [schema, { type: "null" }] };
}
