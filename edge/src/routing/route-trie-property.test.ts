import assert from "node:assert/strict";
import fc from "fast-check";
import { parseTemplate, type Template } from "../template/parse-template.ts";
import { RouteTrie } from "./route-trie.ts";

/** How a template is chosen and what it captures, said as plainly as can be: every template is tried, and the best one wins. */
function matchNaively(templates: readonly Template[], path: string): string {
  const verbs = [...new Set(templates.map(({ verb }) => verb))].sort((a, b) => b.length - a.length);
  for (const verb of verbs) {
    const suffix = verb === "" ? "" : `:${verb}`;
    if (!path.endsWith(suffix)) continue;
    const bare = path.slice(0, path.length - suffix.length);
    const [best] = templates
      .filter((template) => template.verb === verb && regexpOf(template).test(bare))
      .sort((a, b) => compare(rankOf(a), rankOf(b)));
    if (best) return show(best, capture(best, bare));
  }
  return "none";
}

/** A literal before `*`, `*` before `**`, from the left; behind `**`, what leaves it the least. */
function rankOf({ segments }: Template): number[] {
  const rank: number[] = [];
  for (const [i, { kind }] of segments.entries()) {
    if (kind === "rest") return [...rank, 3, -(segments.length - i)];
    rank.push(kind === "literal" ? 1 : 2);
  }
  return rank;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((value, at) => value !== b[at]);
  return i < 0 ? a.length - b.length : (a[i] ?? 0) - (b[i] ?? 0);
}

/** A group for each segment, with the slash before it. */
function regexpOf({ segments }: Template): RegExp {
  const groups = segments.map((segment) => {
    if (segment.kind === "rest") return "((?:/[^/]+)*)";
    return segment.kind === "literal" ? `(/${segment.text})` : "(/[^/]+)";
  });
  return new RegExp(`^${groups.join("")}$`);
}

function capture(template: Template, path: string): string[] {
  const groups = (regexpOf(template).exec(path) ?? []).slice(1);
  return template.variables.map(({ start, end }) => groups.slice(start, end).join("").slice(1));
}

function show(template: Template, values: readonly string[]): string {
  return [template.text, ...values].join(" | ");
}

describe("a trie of routes", () => {
  const part = fc.constantFrom("a", "b", "*", "**");
  const piece = fc.tuple(fc.array(part, { minLength: 1, maxLength: 3 }), fc.boolean());
  const verb = fc.constantFrom("", ":v", ":w:v", ":w");
  const template = fc.tuple(fc.array(piece, { minLength: 1, maxLength: 3 }), verb).map(([pieces, end]) => {
    const segments = pieces.map(([parts, isVariable], i) =>
      isVariable ? `{f${i}=${parts.join("/")}}` : parts.join("/"),
    );
    return `/${segments.join("/")}${end}`;
  });
  const isTemplate = (text: string) => {
    try {
      return parseTemplate(text) !== undefined;
    } catch {
      return false;
    }
  };
  const segment = fc.constantFrom("a", "b", "c", "a:v", "b:w");
  const path = fc.tuple(fc.array(segment, { minLength: 1, maxLength: 6 }), verb);

  it("finds what a search through all templates finds, and captures the same", () => {
    const templates = fc.uniqueArray(template.filter(isTemplate), {
      ...{ minLength: 1, maxLength: 12 },
      selector: (text) => text.replace(/\{f\d=([^}]*)\}/g, "$1"),
    });
    fc.assert(
      fc.property(templates, path, (texts, [segments, end]) => {
        const parsed = texts.map(parseTemplate);
        const trie = new RouteTrie<Template>();
        for (const one of parsed) assert.equal(trie.add("GET", one, one), undefined);
        const at = `/${segments.join("/")}${end}`;
        const match = trie.match("GET", at);
        assert.equal(match ? show(match.target, match.values) : "none", matchNaively(parsed, at));
      }),
      { numRuns: 3000 },
    );
  });
});
