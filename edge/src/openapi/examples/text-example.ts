import { isObject, type JsonValue, type Schema } from "../schema/schema.ts";
import { textMatching } from "./pattern-text.ts";

const NATURAL = "text";
const BY_FORMAT: Readonly<Record<string, string>> = {
  email: "someone@example.com",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/",
  "uri-reference": "/some/where",
  uuid: "8d8ac610-566d-4ef0-9c22-186b2a5ed793",
};
/** What is tried before a text is made from the pattern. */
const CANDIDATES = [NATURAL, "sample", "EUR", "12", "1", "1.5s", "https://example.com/a"];

/** A text that a schema takes. */
export function textExample(schema: Schema): string {
  const { format, "x-minimum": least, "x-maximum": most } = schema;
  if (typeof format === "string" && BY_FORMAT[format]) return BY_FORMAT[format];
  const bound = least ?? most;
  if (typeof bound === "string") return bound;
  const patterns = [schema, ...((schema.allOf ?? []) as Schema[])].flatMap(({ pattern }) =>
    typeof pattern === "string" ? [new RegExp(pattern, "u")] : [],
  );
  const made = patterns.map(({ source }) => textMatching(source) ?? "").join("");
  const refused = isObject(schema.not) ? ((schema.not.enum ?? []) as JsonValue[]) : [];
  const isRight = (text: string) => !refused.includes(text) && patterns.every((pattern) => pattern.test(text));
  return withLength(CANDIDATES.find(isRight) ?? made, schema);
}

function withLength(text: string, { minLength, maxLength }: Schema): string {
  const least = Number(minLength ?? 0);
  const long = text.length < least ? text.padEnd(least, text || NATURAL) : text;
  return long.slice(0, Number(maxLength ?? long.length));
}
