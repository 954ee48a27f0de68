import { isObject, type JsonObject, type JsonValue, type OpenApiDocument } from "./schema/schema.ts";

/** The document with those components only that something refers to. */
export function withoutUnused(document: OpenApiDocument): OpenApiDocument {
  const { components, ...rest } = document;
  const used = new Set(referencesIn(rest));
  for (const reference of used) {
    const [kind = "", name = ""] = reference.split("/").slice(2);
    const target = (components[kind] as JsonObject | undefined)?.[name];
    for (const further of referencesIn(target)) used.add(further);
  }
  const isUsed = (kind: string, name: string) => kind === "securitySchemes" || used.has(`#/components/${kind}/${name}`);
  const left = Object.entries(components).map(([kind, all]) => [
    kind,
    Object.fromEntries(Object.entries(all as JsonObject).filter(([name]) => isUsed(kind, name))),
  ]);
  return { ...document, components: Object.fromEntries(left) as OpenApiDocument["components"] };
}

function referencesIn(value: JsonValue | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  const own = typeof value.$ref === "string" ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
}
