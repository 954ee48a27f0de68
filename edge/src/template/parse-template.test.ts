import assert from "node:assert/strict";
import { parseTemplate, type Segment, TemplateError } from "./parse-template.ts";

const show = (segments: readonly Segment[]) =>
  segments.map((s) => (s.kind === "literal" ? s.text : s.kind === "any" ? "*" : "**")).join(" ");
const showVariables = (text: string) =>
  parseTemplate(text).variables.map((v) => `${v.fieldPath.join(".")} ${v.start}-${v.end}${v.isMulti ? " multi" : ""}`);

describe("a path template", () => {
  const accepted: [text: string, segments: string, variables: string[], verb: string][] = [
    ["/v1", "v1", [], ""],
    ["/v1/things", "v1 things", [], ""],
    ["/v1/*/x", "v1 * x", [], ""],
    ["/v1/**", "v1 **", [], ""],
    ["/**", "**", [], ""],
    ["/v1/{id}", "v1 *", ["id 1-2"], ""],
    ["/v1/{a.b.c}", "v1 *", ["a.b.c 1-2"], ""],
    ["/v1/{id=*}", "v1 *", ["id 1-2"], ""],
    ["/v1/{id=**}", "v1 **", ["id 1-2 multi"], ""],
    ["/v1/{name=shelves/*}", "v1 shelves *", ["name 1-3 multi"], ""],
    ["/v1/{name=shelves/*/books/*}:publish", "v1 shelves * books *", ["name 1-5 multi"], "publish"],
    ["/v1/{fixed=now}", "v1 now", ["fixed 1-2"], ""],
    ["/v1/{a}/{b}:x", "v1 * *", ["a 1-2", "b 2-3"], "x"],
    ["/v1/**/end", "v1 ** end", [], ""],
    ["/v1/{path=**}/raw/file:get", "v1 ** raw file", ["path 1-2 multi"], "get"],
    ["/v1/{path=a/**/z}", "v1 a ** z", ["path 1-4 multi"], ""],
    ["/v1/things:a:b", "v1 things", [], "a:b"],
    ["/v1/x%20y", "v1 x y", [], ""],
    ["/v1/caf%C3%A9", "v1 café", [], ""],
    ["/-_.~09AZaz", "-_.~09AZaz", [], ""],
    ["/v1/{_a1}", "v1 *", ["_a1 1-2"], ""],
  ];
  for (const [text, segments, variables, verb] of accepted) {
    it(`${text} is read as [${segments}]${verb && ` with verb ${verb}`}`, () => {
      const template = parseTemplate(text);
      assert.equal(show(template.segments), segments);
      assert.deepEqual(showVariables(text), variables);
      assert.equal(template.verb, verb);
      assert.equal(template.text, text);
    });
  }

  const refused: [text: string, message: string][] = [
    ["", 'column 1: expected "/", found the end'],
    ["v1", 'column 1: expected "/", found "v"'],
    ["/", "column 2: expected a segment, found the end"],
    ["//v1", 'column 2: expected a segment, found "/"'],
    ["/v1/", "column 5: expected a segment, found the end"],
    ["/v1//x", 'column 5: expected a segment, found "/"'],
    ["/v1/a&b", 'column 6: expected "/", ":" or the end, found "&"'],
    ["/v1/a b", 'column 6: expected "/", ":" or the end, found " "'],
    ["/v1/é", 'column 5: expected a segment, found "é"'],
    ["/v1/%zz", 'column 5: expected a segment, found "%"'],
    ["/v1/a%2", 'column 6: expected "/", ":" or the end, found "%"'],
    ["/v1/%FF", "column 5: the escapes are not UTF-8"],
    ["/v1/***", 'column 7: expected "/", ":" or the end, found "*"'],
    ["/v1/a*", 'column 6: expected "/", ":" or the end, found "*"'],
    ["/v1/*a", 'column 6: expected "/", ":" or the end, found "a"'],
    ["/v1/:verb", 'column 5: expected a segment, found ":"'],
    ["/v1/x:", "column 7: expected a verb, found the end"],
    ["/v1/x:a/b", 'column 8: expected "/", ":" or the end, found "/"'],
    ["/v1/x:*", 'column 7: expected a verb, found "*"'],
    ["/v1/x:a:", "column 9: expected a verb, found the end"],
    ["/v1/{}", 'column 6: expected a field name, found "}"'],
    ["/v1/{1a}", 'column 6: expected a field name, found "1"'],
    ["/v1/{a.}", 'column 8: expected a field name, found "}"'],
    ["/v1/{a", 'column 7: expected "}", found the end'],
    ["/v1/{a-b}", 'column 7: expected "}", found "-"'],
    ["/v1/{a=}", 'column 8: expected a segment, found "}"'],
    ["/v1/{a=/b}", 'column 8: expected a segment, found "/"'],
    ["/v1/{a=b/}", 'column 10: expected a segment, found "}"'],
    ["/v1/{a=b:c}", 'column 9: expected "}", found ":"'],
    ["/v1/{a={b}/c}", "column 8: a variable must not hold another variable"],
    ["/v1/{a}b", 'column 8: expected "/", ":" or the end, found "b"'],
    ["/v1/b{a}", 'column 6: expected "/", ":" or the end, found "{"'],
    ["/v1/{a}/{a}", 'column 10: the variable "a" stands twice'],
    ["/v1/{a.b}/x/{a.b=*}", 'column 14: the variable "a.b" stands twice'],
    ["/v1/**/*", 'column 8: after "**" only literals may follow'],
    ["/v1/**/x/**", 'column 10: after "**" only literals may follow'],
    ["/v1/{a=**}/{b}", 'column 13: after "**" only literals may follow'],
    ["/v1/a}", 'column 6: expected "/", ":" or the end, found "}"'],
    ["/v1/x?y", 'column 6: expected "/", ":" or the end, found "?"'],
  ];
  for (const [text, message] of refused) {
    it(`${JSON.stringify(text)} is refused: ${message}`, () => {
      assert.throws(
        () => parseTemplate(text),
        (error) => error instanceof TemplateError && error.message === message,
      );
    });
  }
});
