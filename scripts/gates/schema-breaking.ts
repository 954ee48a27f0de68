import { isObject, type JsonObject, type JsonValue, type OpenApiDocument } from "@souk/edge/openapi";

type Both = readonly [released: OpenApiDocument, current: OpenApiDocument];
type Pair = readonly [before: JsonObject, now: JsonObject];
type Use = "request" | "reply";

/** Bounds that must not get tighter for requests: the lower ones must not rise, the upper ones not fall. */
const LOWER = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "x-minimum"];
const UPPER = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "x-maximum"];
/** What must stay as it is, whoever sends it. */
const FIXED = ["type", "format", "contentEncoding", "contentMediaType"];

/**
 * How a schema would break its readers (of replies) or its writers (of requests).
 *
 * @param what names the value, such as `the body`
 */
export function findSchemaBreaks(what: string, schemas: Pair, both: Both, use: Use): string[] {
  return new Comparison(both, use).of(what, schemas);
}

class Comparison {
  readonly #both: Both;
  readonly #use: Use;
  /** Pairs that were looked at, since types may hold themselves. */
  readonly #seen = new Set<string>();

  constructor(both: Both, use: Use) {
    this.#both = both;
    this.#use = use;
  }

  of(what: string, [given, left]: Pair): string[] {
    const key = `${given.$ref} ${left.$ref}`;
    if (given.$ref !== undefined && this.#seen.has(key)) return [];
    this.#seen.add(key);
    const pair = [resolve(given, this.#both[0]), resolve(left, this.#both[1])] as const;
    return [
      ...FIXED.flatMap((keyword) => changed(what, keyword, pair)),
      ...(this.#use === "request" ? tighter(what, pair) : []),
      ...this.#propertyBreaks(what, pair),
      ...this.#innerBreaks(what, pair),
    ];
  }

  #propertyBreaks(what: string, [before, now]: Pair): string[] {
    const [old, current] = [before.properties ?? {}, now.properties ?? {}] as [JsonObject, JsonObject];
    const [wasRequired, isRequired] = [namesIn(before.required), namesIn(now.required)];
    const demanded = isRequired.filter((name) => !wasRequired.includes(name) && this.#use === "request");
    const uncertain = wasRequired.filter((name) => !isRequired.includes(name) && this.#use === "reply");
    return [
      ...demanded.map((name) => `${what}: ${name} is required now`),
      ...uncertain.filter((name) => current[name]).map((name) => `${what}: ${name} may be absent now`),
      ...Object.entries(old).flatMap(([name, schema]) => {
        const left = current[name];
        if (!isObject(left)) return [`${what}: ${name} is gone`];
        return this.of(`${what}: ${name}`, [schema as JsonObject, left]);
      }),
    ];
  }

  #innerBreaks(what: string, [before, now]: Pair): string[] {
    const breaks = ["items", "additionalProperties"].flatMap((keyword) => {
      const [old, current] = [before[keyword], now[keyword]];
      return isObject(old) && isObject(current) ? this.of(`${what}[]`, [old, current]) : [];
    });
    const [old, current] = [before.anyOf ?? [], now.anyOf ?? []] as [JsonObject[], JsonObject[]];
    const pairs = old.flatMap((schema, i) => (current[i] ? [[schema, current[i]] as const] : []));
    return [...breaks, ...pairs.flatMap((pair) => this.of(what, pair))];
  }
}

function resolve(schema: JsonObject, document: OpenApiDocument): JsonObject {
  if (typeof schema.$ref !== "string") return schema;
  return document.components.schemas[schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1)] as JsonObject;
}

function changed(what: string, keyword: string, [before, now]: Pair): string[] {
  const [old, current] = [before[keyword], now[keyword]].map((value) => JSON.stringify(value) ?? "none");
  return old === current ? [] : [`${what}: ${keyword} changed: ${old} → ${current}`];
}

function tighter(what: string, [before, now]: Pair): string[] {
  const bounds = [
    ...LOWER.filter((keyword) => isAbove(now[keyword], before[keyword] ?? -Infinity)),
    ...UPPER.filter((keyword) => isAbove(before[keyword] ?? Infinity, now[keyword])),
  ];
  const lost = namesIn(before.enum).filter((name) => now.enum && !namesIn(now.enum).includes(name));
  const isNarrowed = (now.enum && !before.enum) || (now.pattern !== undefined && now.pattern !== before.pattern);
  return [
    ...bounds.map((keyword) => `${what}: ${keyword} is tighter: ${before[keyword] ?? "none"} → ${now[keyword]}`),
    ...lost.map((name) => `${what}: ${JSON.stringify(name)} is not taken any more`),
    ...(isNarrowed ? [`${what}: what is taken is narrower: ${JSON.stringify(now.enum ?? now.pattern)}`] : []),
  ];
}

function isAbove(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return a !== undefined && b !== undefined && Number(a) > Number(b);
}

function namesIn(value: JsonValue | undefined): string[] {
  return (value ?? []) as string[];
}
