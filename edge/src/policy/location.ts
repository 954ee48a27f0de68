import type { DescMessage } from "@bufbuild/protobuf";
import type { ReflectMessage } from "@bufbuild/protobuf/reflect";
import { resolveFieldPath, valueAt } from "../binding/field-path.ts";

const VARIABLE = /\{([a-z0-9_.]+)\}/gi;

/** Fills the policy's Location template from the bare response; undefined where a field of it is not set. */
export function locationOf(template: string, bare: ReflectMessage): string | undefined {
  let isWhole = true;
  const location = template.replace(VARIABLE, (_, name: string) => {
    const path = resolveFieldPath(bare.desc, name.split("."));
    const value = path && valueAt(bare, path);
    if (value === undefined || value === "") isWhole = false;
    return encodeURIComponent(String(value));
  });
  return isWhole ? location : undefined;
}

/** The names in a Location template that lead to no field of the bare response. */
export function unknownLocationFields(template: string, bare: DescMessage): string[] {
  return [...template.matchAll(VARIABLE)]
    .map((match) => match[1] as string)
    .filter((name) => !resolveFieldPath(bare, name.split(".")));
}

const ETAG_TEXT = /^[\x21\x23-\x7e]+$/;

/** The entity tag that the bare response carries in its `etag` field, quoted. */
export function entityTagOf(bare: ReflectMessage): string | undefined {
  const field = bare.desc.fields.find((candidate) => candidate.name === "etag");
  if (field?.fieldKind !== "scalar") return undefined;
  const value = bare.get(field);
  return typeof value === "string" && ETAG_TEXT.test(value) ? `"${value}"` : undefined;
}
