import { type DescEnum, type DescExtension, type DescMessage, type Registry, ScalarType } from "@bufbuild/protobuf";
import { FeatureSet_FieldPresence } from "@bufbuild/protobuf/wkt";
import type { FieldPath } from "../../binding/field-path.ts";
import { ETAG_EXAMPLE, KEY_EXAMPLE } from "../../binding/header-fields.ts";
import type { Comments } from "../text/comments.ts";
import { inJsonSpelling, withoutName } from "../text/prose.ts";
import { enumSchema, type Field, shapeOf } from "./field-schema.ts";
import { oneofSchemas } from "./oneof-schemas.ts";
import { createRuleReader, type RuleReader, sayingsIn } from "./rule-reader.ts";
import type { JsonObject, Schema, Use } from "./schema.ts";
import { wellKnownSchema } from "./well-known-schemas.ts";
import { refusesZero } from "./zero.ts";

export interface SchemaBookOptions {
  readonly registry: Registry;
  readonly comments: Comments;
  /** Whether replies leave out fields that hold their default. */
  readonly omitDefaults: boolean;
}

/** The schemas of a document: each message and enum once for each use, under its full name. */
export class SchemaBook {
  readonly rules: RuleReader;
  readonly #options: SchemaBookOptions;
  readonly #schemas = new Map<string, Schema>();

  constructor(options: SchemaBookOptions) {
    this.#options = options;
    this.rules = createRuleReader(options.registry);
  }

  /** All that were asked for, sorted. */
  components(): JsonObject {
    return Object.fromEntries([...this.#schemas].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  message(desc: DescMessage, use: Use): Schema {
    return (
      wellKnownSchema(desc, use, this.#options.registry) ??
      this.#reference(nameOf(desc, use), () => this.object(desc, use, []))
    );
  }

  enumeration(desc: DescEnum): Schema {
    if (desc.typeName === "google.protobuf.NullValue") return enumSchema(desc);
    return this.#reference(desc.typeName, () => ({ ...enumSchema(desc), ...this.#about(desc, desc.values) }));
  }

  /** The schema of a message in full, without fields that are set elsewhere. */
  object(desc: DescMessage, use: Use, omitted: readonly FieldPath[]): Schema {
    const properties: Record<string, Schema> = {};
    const required: string[] = [];
    for (const field of this.#fieldsOf(desc)) {
      const inner = omitted.filter(([first]) => first === field).map((path) => path.slice(1));
      if (inner.some((path) => path.length === 0) || isOtherMember(field, omitted)) continue;
      const isPart = inner.length > 0 && field.message !== undefined;
      properties[field.jsonName] = isPart ? this.object(field.message, use, inner) : this.field(field, use);
      if (!isPart && this.isRequired(field, use)) required.push(field.jsonName);
    }
    return {
      type: "object",
      ...this.#about(desc, []),
      properties,
      ...(required.length > 0 ? { required } : {}),
      ...oneofSchemas(desc, use, this.rules, properties),
      ...(use === "reply" ? {} : { additionalProperties: false }),
    };
  }

  /** A field with its comment. */
  field(field: Field, use: Use): Schema {
    const behaviors = this.#behaviorsOf(field);
    const description = this.describe(field);
    return {
      ...shapeOf(field, use, this.#rulesOf(field), this),
      ...headerExample(field),
      ...(description === "" ? {} : { description }),
      ...(behaviors.includes("OUTPUT_ONLY") ? { readOnly: true } : {}),
      ...(behaviors.includes("INPUT_ONLY") ? { writeOnly: true } : {}),
      ...(field.proto.options?.deprecated ? { deprecated: true } : {}),
    };
  }

  describe(field: Field): string {
    const name = field.kind === "extension" ? field.typeName : `${field.parent.typeName}.${field.name}`;
    const comment = withoutName(this.#options.comments.get(name) ?? "", field.name);
    const rules = sayingsIn(this.#rulesOf(field)).map((saying) => `${saying.replace(/\.$/, "")}.`);
    const owner = field.kind === "extension" ? field.extendee : field.parent;
    return inJsonSpelling([comment, ...rules].filter((text) => text !== "").join(" "), [owner]);
  }

  /** Whether a request must set it, or every reply has it. */
  isRequired(field: Field, use: Use): boolean {
    const { presence } = field;
    if (presence === FeatureSet_FieldPresence.LEGACY_REQUIRED) return true;
    if (use === "reply") return presence === FeatureSet_FieldPresence.IMPLICIT && !this.#options.omitDefaults;
    const behaviors = this.#behaviorsOf(field);
    if (behaviors.includes("OUTPUT_ONLY")) return false;
    if (behaviors.includes("REQUIRED") && use === "input") return true;
    const rules = this.#rulesOf(field);
    return rules !== undefined && (rules.required === true || refusesZero(field, shapeOf(field, use, rules, this)));
  }

  /** Those of other files too, by their names in brackets. */
  #fieldsOf(desc: DescMessage): Field[] {
    if (desc.proto.extensionRange.length === 0) return [...desc.fields];
    const added = [...this.#options.registry].filter((type) => type.kind === "extension" && type.extendee === desc);
    return [...desc.fields, ...(added as DescExtension[])];
  }

  #rulesOf(field: Field) {
    return field.kind === "extension" ? undefined : this.rules.rulesOf(field);
  }

  #behaviorsOf(field: Field): readonly string[] {
    return field.kind === "extension" ? [] : this.rules.behaviorsOf(field);
  }

  #about(desc: DescMessage | DescEnum, values: DescEnum["values"]): Schema {
    const { comments } = this.#options;
    const text = comments.get(desc.typeName) ?? "";
    const lines = values.flatMap(({ name }) => {
      const meaning = comments.get(`${desc.typeName}.${name}`);
      return meaning === undefined ? [] : [`- \`${name}\` ${meaning.replace(`${name} `, "")}`];
    });
    const description = [withoutName(text, desc.name), lines.join("\n")].filter((part) => part !== "").join("\n\n");
    const spelled = desc.kind === "message" ? inJsonSpelling(description, [desc]) : description;
    return spelled === "" ? {} : { description: spelled };
  }

  #reference(name: string, make: () => Schema): Schema {
    if (!this.#schemas.has(name)) {
      this.#schemas.set(name, {}); // so that a type that holds itself ends here
      this.#schemas.set(name, make());
    }
    return { $ref: `#/components/schemas/${name}` };
  }
}

/** Whether another member of its oneof is set elsewhere. */
function isOtherMember(field: Field, omitted: readonly FieldPath[]): boolean {
  const { oneof } = field;
  return oneof !== undefined && omitted.some(([first]) => first !== field && first?.oneof === oneof);
}

/** The fields that headers can set are shown as those headers are. */
function headerExample(field: Field): Schema {
  if (field.fieldKind !== "scalar" || field.scalar !== ScalarType.STRING) return {};
  const example = field.name === "etag" ? ETAG_EXAMPLE : field.name === "request_id" ? KEY_EXAMPLE : undefined;
  return example === undefined ? {} : { examples: [example] };
}

function nameOf(desc: DescMessage, use: Use): string {
  return use === "reply" ? desc.typeName : `${desc.typeName}-${use}`;
}
