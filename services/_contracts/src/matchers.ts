import { Matchers } from "@pact-foundation/pact";

const { eachLike, atLeastLike, fromProviderState, integer, like, regex } = Matchers;

export { atLeastLike, eachLike, integer, like, regex };

/**
 * A text of a form, and nothing but a text: Pact's own `regex` takes the number 77 for `\d+`.
 *
 * @param pattern what the whole text is like, as the verifier understands it
 */
export function str(example: string, pattern = "[\\s\\S]+") {
  const fits = new RegExp(`^(?:${pattern})$`).test(example);
  if (!fits) throw new Error(`the example '${example}' does not fit ${pattern}`);
  const matchers = [{ "pact:matcher:type": "type" }, { "pact:matcher:type": "regex", regex: pattern }];
  return { "pact:matcher:type": matchers, value: example };
}

/** An int64, which ProtoJSON writes as text. */
export function int64(example: string) {
  return str(example, "-?\\d+");
}

/** A timestamp, which ProtoJSON writes with 0, 3, 6 or 9 digits behind the second. */
export function timestamp(example = "2026-01-02T03:04:05.678Z") {
  return str(example, "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3}|\\.\\d{6}|\\.\\d{9})?Z");
}

/** What a state's handler returns under that name, as the etag of what it has made; the example stands for it in consumers' tests. */
export function fromState(name: string, example: string) {
  return fromProviderState(`\${${name}}`, example);
}
