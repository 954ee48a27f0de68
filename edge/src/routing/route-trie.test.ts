import assert from "node:assert/strict";
import fc from "fast-check";
import { parseTemplate } from "../template/parse-template.ts";
import { PercentError } from "../template/percent.ts";
import { RouteTrie } from "./route-trie.ts";

function trieOf(...rules: string[]): RouteTrie<string> {
  const trie = new RouteTrie<string>();
  for (const rule of rules) {
    const [method, path] = rule.split(" ") as [string, string];
    assert.equal(trie.add(method, parseTemplate(path), rule), undefined);
  }
  return trie;
}

function find(trie: RouteTrie<string>, request: string): string {
  const [method, path] = request.split(" ") as [string, string];
  const match = trie.match(method, path);
  return match ? [match.target, ...match.values].join(" | ") : "none";
}

describe("route matching", () => {
  const cases: [rule: string, rules: string[], request: string, found: string][] = [
    ["a literal comes before *", ["GET /m/{id}", "GET /m/special"], "GET /m/special", "GET /m/special"],
    ["* comes before **", ["GET /m/{p=**}", "GET /m/{id}"], "GET /m/1", "GET /m/{id} | 1"],
    ["segments on the left count first", ["GET /{a}/x", "GET /m/{b}"], "GET /m/x", "GET /m/{b} | x"],
    [
      "the search backs out of a literal that leads nowhere",
      ["GET /m/a/b", "GET /{x}/a/c"],
      "GET /m/a/c",
      "GET /{x}/a/c | m",
    ],
    [
      "the search backs out of a path with other methods",
      ["GET /m/special", "DELETE /m/{id}"],
      "DELETE /m/special",
      "DELETE /m/{id} | special",
    ],
    ["the search backs out of * into **", ["GET /m/{a}/x", "GET /m/{p=**}"], "GET /m/1/y", "GET /m/{p=**} | 1/y"],
    ["** matches no segment", ["GET /m/{p=**}"], "GET /m", "GET /m/{p=**} | "],
    ["** at the root matches /", ["GET /{p=**}"], "GET /", "GET /{p=**} | "],
    ["** keeps its fixed part", ["GET /v1/{name=m/**}"], "GET /v1/m/a/b", "GET /v1/{name=m/**} | m/a/b"],
    ["** with nothing leaves the fixed part", ["GET /v1/{name=m/**}"], "GET /v1/m", "GET /v1/{name=m/**} | m"],
    ["literals may follow **", ["GET /f/{p=**}/raw"], "GET /f/a/raw/raw", "GET /f/{p=**}/raw | a/raw"],
    ["** before literals matches no segment", ["GET /f/{p=**}/raw"], "GET /f/raw", "GET /f/{p=**}/raw | "],
    [
      "more literals behind ** come first",
      ["GET /f/{p=**}/raw", "GET /f/{p=**}", "GET /f/{p=**}/a/raw"],
      "GET /f/1/a/raw",
      "GET /f/{p=**}/a/raw | 1",
    ],
    [
      "a variable over ** takes its literals along",
      ["GET /f/{p=x/**/z}"],
      "GET /f/x/1/2/z",
      "GET /f/{p=x/**/z} | x/1/2/z",
    ],
    ["the exact path comes before an empty **", ["GET /m/{p=**}", "GET /m"], "GET /m", "GET /m"],
    ["* matches no empty segment", ["GET /m/{id}"], "GET /m/", "none"],
    ["** matches no empty segment", ["GET /m/{p=**}"], "GET /m/a//b", "none"],
    ["a trailing slash is another path", ["GET /m"], "GET /m/", "none"],
    ["a path must begin with a slash", ["GET /{p=**}"], "GET m", "none"],
    ["paths are case-sensitive", ["GET /m"], "GET /M", "none"],
    ["a registered verb comes before the text", ["GET /m/{id}", "GET /m/{id}:x"], "GET /m/1:x", "GET /m/{id}:x | 1"],
    ["an unknown verb is text", ["GET /m/{id}", "GET /m/{id}:x"], "GET /m/1:y", "GET /m/{id} | 1:y"],
    ["a verb bound to another method is text", ["GET /m/{id}", "POST /m/{id}:x"], "GET /m/1:x", "GET /m/{id} | 1:x"],
    ["an id may hold colons before its verb", ["GET /m/{id}:x"], "GET /m/user:1:x", "GET /m/{id}:x | user:1"],
    ["the longer verb comes first", ["GET /m/{id}:b", "GET /m/{id}:a:b"], "GET /m/1:a:b", "GET /m/{id}:a:b | 1"],
    ["the shorter verb takes the rest", ["GET /m/{id}:b", "GET /m/{id}:a:b"], "GET /m/1:c:b", "GET /m/{id}:b | 1:c"],
    ["a verb alone is no segment", ["GET /m/{id}:x"], "GET /m/:x", "none"],
    ["a verb may follow a literal", ["GET /m", "GET /m:all", "GET /{a}"], "GET /m:all", "GET /m:all"],
    ["a verb may follow **", ["GET /m/{p=**}:x"], "GET /m/a/b:x", "GET /m/{p=**}:x | a/b"],
    ["a verb belongs to the last segment only", ["GET /{a}/{b}:x"], "GET /1:x/2", "none"],
    ["an escaped colon is text", ["GET /m/{id}", "GET /m/{id}:x"], "GET /m/1%3Ax", "GET /m/{id} | 1:x"],
    ["a verb may be escaped", ["GET /m/{id}:x"], "GET /m/1:%78", "GET /m/{id}:x | 1"],
    ["a literal matches its escaped form", ["GET /m/a"], "GET /m/%61", "GET /m/a"],
    ["an escaped literal matches", ["GET /m/a%20b"], "GET /m/a%20b", "GET /m/a%20b"],
    ["a single segment is decoded fully", ["GET /m/{id}"], "GET /m/a%2Fb%20c%25", "GET /m/{id} | a/b c%"],
    ["a path is decoded once", ["GET /m/{id}"], "GET /m/%2541", "GET /m/{id} | %41"],
    ["+ stays + in a path", ["GET /m/{id}"], "GET /m/a+b", "GET /m/{id} | a+b"],
    [
      "several segments keep an escaped slash as sent",
      ["GET /{n=m/*}"],
      "GET /m/a%2Fb%2f%20",
      "GET /{n=m/*} | m/a%2Fb%2f ",
    ],
    ["** keeps an escaped slash as sent", ["GET /{p=**}"], "GET /a%2fb/%C3%A9", "GET /{p=**} | a%2fb/é"],
    ["{id=*} is a single segment", ["GET /m/{id=*}"], "GET /m/a%2Fb", "GET /m/{id=*} | a/b"],
    ["HEAD takes the rule for GET", ["GET /m"], "HEAD /m", "GET /m"],
    ["a rule for HEAD comes before that", ["GET /m", "HEAD /m"], "HEAD /m", "HEAD /m"],
    ["kind * takes any method", ["* /m"], "PURGE /m", "* /m"],
    ["a named method comes before kind *", ["* /m", "GET /m"], "GET /m", "GET /m"],
    ["several variables are told in order", ["GET /{a}/x/{b}"], "GET /1/x/2", "GET /{a}/x/{b} | 1 | 2"],
    [
      "variables behind ** do not exist, before it do",
      ["GET /{a}/{p=**}/z"],
      "GET /1/2/3/z",
      "GET /{a}/{p=**}/z | 1 | 2/3",
    ],
    ["dots are text", ["GET /m/{id}"], "GET /m/..", "GET /m/{id} | .."],
  ];
  for (const [rule, rules, request, found] of cases) {
    it(rule, () => {
      assert.equal(find(trieOf(...rules), request), found);
      assert.equal(find(trieOf(...rules.toReversed()), request), found);
    });
  }

  for (const path of ["/m/%zz", "/m/%", "/m/%F", "/m/%FF", "/m/%C0%AF", "/m/%ED%A0%80", "/nowhere/%zz"]) {
    it(`${path} is refused`, () => {
      assert.throws(() => trieOf("GET /m/{id}").match("GET", path), PercentError);
    });
  }

  it("tells every method that some rule takes at the path", () => {
    const trie = trieOf("GET /m/{id}", "DELETE /m/special", "PUT /{p=**}", "POST /m/{id}:x", "PATCH /n");
    assert.deepEqual([...trie.methodsAt("/m/special")].sort(), ["DELETE", "GET", "PUT"]);
    assert.deepEqual([...trie.methodsAt("/m/1:x")].sort(), ["GET", "POST", "PUT"]);
    assert.deepEqual([...trieOf("GET /a").methodsAt("/b")], []);
  });

  it("refuses a second rule of the same method and shape", () => {
    const trie = trieOf("GET /m/{id}/x");
    assert.equal(trie.add("GET", parseTemplate("/m/{other}/x"), "second"), "GET /m/{id}/x");
    assert.equal(trie.add("GET", parseTemplate("/{name=m/*/x}"), "third"), "GET /m/{id}/x");
    assert.equal(trie.add("PUT", parseTemplate("/m/{other}/x"), "fourth"), undefined);
    assert.equal(find(trie, "GET /m/1/x"), "GET /m/{id}/x | 1");
  });

  it("a path of many colons costs little", () => {
    assert.equal(find(trieOf("GET /m/{id}:x"), `GET /m/${":".repeat(16_000)}`), "none");
  });

  const segment = fc.constantFrom("a", "b", "*", "**");
  const template = fc
    .tuple(fc.array(segment, { minLength: 1, maxLength: 4 }), fc.constantFrom("", ":v", ":w:v"))
    .map(([parts, verb]) => `/${parts.join("/")}${verb}`)
    .filter((text) => isTemplate(text));
  const path = fc
    .tuple(
      fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 5 }),
      fc.constantFrom("", ":v", ":w:v", ":w"),
    )
    .map(([parts, verb]) => `/${parts.join("/")}${verb}`);

  it("does not depend on the order of the rules", () => {
    fc.assert(
      fc.property(fc.uniqueArray(template, { maxLength: 8 }), path, fc.infiniteStream(fc.nat()), (texts, at, keys) => {
        const rules = texts.map((text) => `GET ${text}`);
        const shuffled = rules
          .map((rule) => [keys.next().value, rule] as const)
          .sort(([a], [b]) => Number(a) - Number(b));
        assert.equal(
          find(trieOf(...rules), `GET ${at}`),
          find(trieOf(...shuffled.map(([, rule]) => rule)), `GET ${at}`),
        );
      }),
    );
  });

  it("finds a rule exactly where a regular expression of some rule matches", () => {
    fc.assert(
      fc.property(fc.uniqueArray(template, { maxLength: 8 }), path, (texts, at) => {
        const expected = texts.some((text) => regexpOf(text).test(at));
        assert.equal(find(trieOf(...texts.map((text) => `GET ${text}`)), `GET ${at}`) !== "none", expected);
      }),
    );
  });
});

function isTemplate(text: string): boolean {
  try {
    return parseTemplate(text) !== undefined;
  } catch {
    return false;
  }
}

function regexpOf(text: string): RegExp {
  const { segments, verb } = parseTemplate(text);
  const parts = segments.map((s) =>
    s.kind === "literal" ? `/${s.text}` : s.kind === "any" ? "/[^/]+" : "(?:/[^/]+)*",
  );
  return new RegExp(`^${parts.join("")}${verb && `:${verb}`}$`);
}
