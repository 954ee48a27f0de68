import type { DescEnum } from "@bufbuild/protobuf";
import { type OptionMessage, own } from "./rule-reader.ts";
import type { JsonValue, Schema } from "./schema.ts";

/** buf.validate's names of forms that JSON Schema has a format for. */
const FORMATS: Readonly<Record<string, string>> = {
  ...{
    email: "email",
    hostname: "hostname",
    ipv4: "ipv4",
    ipv6: "ipv6",
    uri: "uri",
    uriRef: "uri-reference",
    uuid: "uuid",
  },
};

/** The keywords that say what rules of `buf.validate` say. Expressions have no keyword. */
export function keywordsOf(kind: string, rules: OptionMessage, type: DescEnum | undefined): Schema {
  switch (kind) {
    case "string":
      return stringKeywords(rules);
    case "bytes":
      return bytesKeywords(rules);
    case "enum":
      return type ? enumKeywords(rules, type) : {};
    case "bool":
      return equality(rules, (value) => value as boolean);
    case "repeated":
      return present({
        minItems: count(rules, "minItems"),
        maxItems: count(rules, "maxItems"),
        uniqueItems: own(rules, "unique"),
      });
    case "map":
      return present({ minProperties: count(rules, "minPairs"), maxProperties: count(rules, "maxPairs") });
    default:
      return numberKeywords(rules);
  }
}

function stringKeywords(rules: OptionMessage): Schema {
  const { case: form, value } = own(rules, "wellKnown") as { case?: string; value?: unknown };
  const patterns = [
    ...textsOf(rules, "pattern").filter(isPattern),
    ...textsOf(rules, "prefix").map((text) => `^${literally(text)}`),
    ...textsOf(rules, "contains").map((text) => literally(text)),
    ...textsOf(rules, "suffix").map((text) => `${literally(text)}$`),
  ];
  const [pattern, ...others] = patterns;
  const exact = count(rules, "len");
  return present({
    ...equality(rules, String),
    minLength: exact ?? count(rules, "minLen"),
    maxLength: exact ?? count(rules, "maxLen"),
    pattern,
    ...(others.length > 0 ? { allOf: others.map((other) => ({ pattern: other })) } : {}),
    format: value === true ? FORMATS[form ?? ""] : undefined,
  });
}

/** The length of base64 that holds so many bytes. */
function bytesKeywords(rules: OptionMessage): Schema {
  const inBase64 = (bytes: number | undefined) => (bytes === undefined ? undefined : Math.ceil(bytes / 3) * 4);
  const exact = count(rules, "len");
  return present({
    minLength: inBase64(exact ?? count(rules, "minLen")),
    maxLength: inBase64(exact ?? count(rules, "maxLen")),
  });
}

function enumKeywords(rules: OptionMessage, type: DescEnum): Schema {
  const allowed = own(rules, "const") === undefined ? listOf(rules, "in") : [own(rules, "const")];
  const refused = listOf(rules, "notIn");
  if (allowed.length === 0 && refused.length === 0) return {};
  const names = type.values.filter(
    ({ number }) => (allowed.length === 0 || allowed.includes(number)) && !refused.includes(number),
  );
  return { enum: names.map(({ name }) => name) };
}

/** Bounds of 64-bit numbers, which JSON writes as strings, have no keyword of their own. */
function numberKeywords(rules: OptionMessage): Schema {
  const lower = (own(rules, "greaterThan") ?? {}) as Bound;
  const upper = (own(rules, "lessThan") ?? {}) as Bound;
  const isWide = [lower.value, upper.value, own(rules, "const"), ...listOf(rules, "in")].some(
    (value) => typeof value === "bigint",
  );
  if (isWide) return { ...equality(rules, String), ...wideBounds(lower, upper) };
  const bounds = { ...lowerBound(lower), ...upperBound(upper) };
  const isOutside = Number(lower.value) > Number(upper.value);
  return {
    ...equality(rules, (value) => value as number),
    ...(isOutside ? { anyOf: [lowerBound(lower), upperBound(upper)] } : bounds),
  };
}

interface Bound {
  readonly case?: "gt" | "gte" | "lt" | "lte";
  readonly value?: number | bigint;
}

function lowerBound({ case: kind, value }: Bound): Schema {
  if (kind === undefined) return {};
  return kind === "gt" ? { exclusiveMinimum: Number(value) } : { minimum: Number(value) };
}

function upperBound({ case: kind, value }: Bound): Schema {
  if (kind === undefined) return {};
  return kind === "lt" ? { exclusiveMaximum: Number(value) } : { maximum: Number(value) };
}

/** Told in words of our own; that a number is not negative, a pattern can say. */
function wideBounds(lower: Bound, upper: Bound): Schema {
  const least = lower.value === undefined ? undefined : BigInt(lower.value) + (lower.case === "gt" ? 1n : 0n);
  const most = upper.value === undefined ? undefined : BigInt(upper.value) - (upper.case === "lt" ? 1n : 0n);
  const zero = least !== undefined && least > 0n ? "" : "0|";
  return present({
    pattern: least !== undefined && least >= 0n ? `^(?:${zero}[1-9][0-9]{0,19})$` : undefined,
    "x-minimum": least?.toString(),
    "x-maximum": most?.toString(),
  });
}

function equality(rules: OptionMessage, print: (value: unknown) => JsonValue): Schema {
  const [allowed, refused] = [listOf(rules, "in"), listOf(rules, "notIn")];
  const only = own(rules, "const");
  return present({
    const: only === undefined ? undefined : print(only),
    enum: allowed.length > 0 ? allowed.map(print) : undefined,
    not: refused.length > 0 ? { enum: refused.map(print) } : undefined,
  });
}

function listOf(rules: OptionMessage, name: string): unknown[] {
  return (own(rules, name) ?? []) as unknown[];
}

function textsOf(rules: OptionMessage, name: string): string[] {
  const text = own(rules, name);
  return typeof text === "string" ? [text] : [];
}

function count(rules: OptionMessage, name: string): number | undefined {
  const value = own(rules, name);
  return value === undefined ? undefined : Number(value);
}

/** Whether RE2's pattern is one of ECMA-262 too, which is what JSON Schema wants. */
function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

/** Text as a pattern that it alone matches. */
function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

function present(members: Readonly<Record<string, unknown>>): Schema {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Schema;
}
