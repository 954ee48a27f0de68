import { type DescField, type DescMessage, ScalarType } from "@bufbuild/protobuf";
import { type FieldPath, resolveFieldPath } from "../binding/field-path.ts";

const VARIABLE = /\{([a-z0-9_.]+)\}/gi;

/** The text of a field of a reply; undefined where it is not set. */
export type TextOf = (reply: Uint8Array) => string | undefined;

/**
 * Makes what fills the policy's Location template from a reply, whose bare form is the message `bare`; it gives undefined
 * where a field of the template is not set.
 */
export function locationFrom(template: string, bare: DescMessage, textOf: (path: FieldPath) => TextOf): TextOf {
  const texts = new Map<string, TextOf>();
  for (const [, name = ""] of template.matchAll(VARIABLE)) {
    const path = resolveFieldPath(bare, name.split("."));
    texts.set(name, path ? textOf(path) : () => undefined);
  }
  return (reply) => {
    let isWhole = true;
    const location = template.replace(VARIABLE, (_, name: string) => {
      const value = texts.get(name)?.(reply);
      if (value === undefined) isWhole = false;
      return encodeURIComponent(value ?? "");
    });
    return isWhole ? location : undefined;
  };
}

/** The names in a Location template that lead to no field of the bare response. */
export function unknownLocationFields(template: string, bare: DescMessage): string[] {
  return [...template.matchAll(VARIABLE)]
    .map((match) => match[1] as string)
    .filter((name) => !resolveFieldPath(bare, name.split(".")));
}

/** The field in which a bare response carries its entity tag, if it has one. */
export function entityTagField(bare: DescMessage): DescField | undefined {
  const field = bare.fields.find((candidate) => candidate.name === "etag");
  return field?.fieldKind === "scalar" && field.scalar === ScalarType.STRING ? field : undefined;
}

const ETAG_TEXT = /^[\x21\x23-\x7e]+$/;

/** An entity tag as its header wants it, quoted; undefined for a text that can be none. */
export function entityTagOf(text: string | undefined): string | undefined {
  return text !== undefined && ETAG_TEXT.test(text) ? `"${text}"` : undefined;
}
