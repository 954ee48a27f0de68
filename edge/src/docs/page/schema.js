const MOST_DEPTH = 3;

/** What a reference leads to; a description beside it wins over the one behind it. */
export function resolve(api, given) {
  if (!given?.$ref) return given ?? {};
  const { $ref, ...beside } = given;
  const target = $ref
    .slice(2)
    .split("/")
    .reduce((node, name) => node?.[name], api);
  return { ...resolve(api, target), ...beside };
}

/** A schema as somebody would write it down: each field with its type and its bounds. */
export function outline(api, schema, depth = 0) {
  const known = resolve(api, schema);
  const { properties, items, additionalProperties, required = [] } = known;
  if (known.type === "array") return `[${outline(api, items, depth)}${bounds(known)}]`;
  if (properties && depth < MOST_DEPTH) {
    const indent = "  ".repeat(depth + 1);
    const lines = Object.entries(properties).map(([name, property]) => {
      const mark = required.includes(name) ? "" : "?";
      return `${indent}${name}${mark}: ${outline(api, property, depth + 1)}${property.readOnly ? " (read only)" : ""}`;
    });
    return `{\n${lines.join("\n")}\n${"  ".repeat(depth)}}`;
  }
  if (properties) return nameOf(schema) ?? "object";
  if (additionalProperties && typeof additionalProperties === "object") {
    return `{ [key]: ${outline(api, additionalProperties, depth)} }`;
  }
  return simple(api, known, depth);
}

/** The type and the bounds of a value, in one line. */
export function simple(api, schema, depth = MOST_DEPTH) {
  const known = resolve(api, schema);
  if (known.const !== undefined) return JSON.stringify(known.const);
  if (known.enum) return known.enum.map((value) => JSON.stringify(value)).join(" | ");
  const choice = known.anyOf ?? known.oneOf ?? known.allOf;
  if (choice && !known.type) return choice.map((part) => outline(api, part, depth)).join(" | ");
  const type = [known.type ?? "any"].flat().join(" | ");
  return `${type}${known.format ? ` ${known.format}` : ""}${bounds(known)}`;
}

function bounds(schema) {
  const parts = [
    range(schema.minLength, schema.maxLength, "characters"),
    range(schema.minItems, schema.maxItems, "items"),
    range(schema.minProperties, schema.maxProperties, "entries"),
    schema.pattern && !schema.format ? `/${schema.pattern}/` : "",
    schema.format === "int32" || schema.format === "uint32" ? "" : range(schema.minimum, schema.maximum, ""),
  ].filter((part) => part !== "");
  return parts.length > 0 ? ` (${parts.join(", ")})` : "";
}

function range(least, most, what) {
  if (least === undefined && most === undefined) return "";
  return `${least ?? ""}…${most ?? ""} ${what}`.trim();
}

function nameOf({ $ref }) {
  return $ref?.slice($ref.lastIndexOf("/") + 1);
}
