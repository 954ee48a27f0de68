import type { Template } from "../template/parse-template.ts";
import { percentDecode, percentDecodeKeepingSlash } from "../template/percent.ts";

/** A rule that stands for any HTTP method. */
export const ANY_METHOD = "*";

export interface Match<T> {
  readonly target: T;
  /** The decoded text of each of the template's variables, in their order. */
  readonly values: readonly string[];
}

interface Entry<T> {
  readonly template: Template;
  readonly target: T;
}

type MethodTable<T> = Map<string, Entry<T>>;

interface Node<T> {
  readonly literals: Map<string, Node<T>>;
  any?: Node<T>;
  rest?: Node<T>;
  readonly byVerb: Map<string, MethodTable<T>>;
}

/** A request path cut into segments, one way of reading its verb. */
interface Reading {
  readonly raw: readonly string[];
  readonly decoded: readonly string[];
  readonly verb: string;
}

/**
 * Finds the rule for a request. A registered verb is tried before the same text as part of a segment, longer verbs first;
 * then, segment by segment from the left, a literal comes before `*` and `*` before `**`. The search backtracks fully, so
 * the order in which rules were added never counts.
 */
export class RouteTrie<T> {
  readonly #root: Node<T> = createNode();
  readonly #verbs = new Set<string>();
  #mostColons = 0;

  /** Adds a rule; gives back the target that already has this method and shape, and then adds nothing. */
  add(method: string, template: Template, target: T): T | undefined {
    let node = this.#root;
    for (const segment of template.segments) node = childFor(node, segment);
    const table = node.byVerb.get(template.verb) ?? new Map<string, Entry<T>>();
    const existing = table.get(method);
    if (existing) return existing.target;
    node.byVerb.set(template.verb, table.set(method, { template, target }));
    if (template.verb !== "") {
      this.#verbs.add(template.verb);
      this.#mostColons = Math.max(this.#mostColons, template.verb.split(":").length);
    }
    return undefined;
  }

  /** @throws PercentError when the path is no text */
  match(method: string, path: string): Match<T> | undefined {
    for (const reading of this.#readings(path)) {
      const entry = search(this.#root, reading, (table) => pick(table, method));
      if (entry) return { target: entry.target, values: capture(entry.template, reading.raw) };
    }
    return undefined;
  }

  /** Every method that some rule takes at this path; empty where no rule matches it. */
  methodsAt(path: string): Set<string> {
    const methods = new Set<string>();
    for (const reading of this.#readings(path)) {
      search(this.#root, reading, (table) => {
        for (const method of table.keys()) methods.add(method);
        return undefined;
      });
    }
    return methods;
  }

  #readings(path: string): Reading[] {
    if (!path.startsWith("/")) return [];
    const raw = path === "/" ? [] : path.slice(1).split("/");
    if (raw.includes("")) return [];
    const decoded = raw.map(percentDecode);
    const readings: Reading[] = [];
    const last = raw.at(-1) ?? "";
    for (const colon of lastColons(last, this.#mostColons)) {
      const verb = percentDecode(last.slice(colon + 1));
      const rest = last.slice(0, colon);
      if (!this.#verbs.has(verb)) continue;
      readings.push({
        raw: [...raw.slice(0, -1), rest],
        decoded: [...decoded.slice(0, -1), percentDecode(rest)],
        verb,
      });
    }
    readings.push({ raw, decoded, verb: "" });
    return readings;
  }
}

function createNode<T>(): Node<T> {
  return { literals: new Map(), byVerb: new Map() };
}

function childFor<T>(node: Node<T>, segment: Template["segments"][number]): Node<T> {
  if (segment.kind !== "literal") {
    node[segment.kind] ??= createNode();
    return node[segment.kind] as Node<T>;
  }
  const child = node.literals.get(segment.text) ?? createNode<T>();
  node.literals.set(segment.text, child);
  return child;
}

/** The places of the last `count` colons with text before them, leftmost first. */
function lastColons(text: string, count: number): number[] {
  const places: number[] = [];
  for (let at = text.lastIndexOf(":"); at > 0 && places.length < count; at = text.lastIndexOf(":", at - 1)) {
    places.unshift(at);
  }
  return places;
}

function pick<T>(table: MethodTable<T>, method: string): Entry<T> | undefined {
  return table.get(method) ?? (method === "HEAD" ? table.get("GET") : undefined) ?? table.get(ANY_METHOD);
}

type Visit<T> = (table: MethodTable<T>) => Entry<T> | undefined;

function search<T>(root: Node<T>, { decoded, verb }: Reading, visit: Visit<T>): Entry<T> | undefined {
  const end = decoded.length;
  const leaf = (node: Node<T> | undefined): Entry<T> | undefined => {
    const table = node?.byVerb.get(verb);
    return table && visit(table);
  };
  const afterRest = (node: Node<T>, from: number): Entry<T> | undefined => {
    let at: Node<T> | undefined = node;
    for (let i = from; i < end && at; i++) at = at.literals.get(decoded[i] as string);
    return leaf(at);
  };
  const walk = (node: Node<T>, i: number): Entry<T> | undefined => {
    let found: Entry<T> | undefined;
    if (i === end) {
      found = leaf(node);
    } else {
      const literal = node.literals.get(decoded[i] as string);
      found = (literal && walk(literal, i + 1)) ?? (node.any && walk(node.any, i + 1));
    }
    for (let from = i; node.rest && !found && from <= end; from++) found = afterRest(node.rest, from);
    return found;
  };
  return walk(root, 0);
}

/** Only `**` makes a path longer or shorter than its template; what stands behind it moves by the difference. */
function capture(template: Template, raw: readonly string[]): string[] {
  const rest = template.segments.findIndex((segment) => segment.kind === "rest");
  const shift = raw.length - template.segments.length;
  const place = (at: number) => (rest >= 0 && at > rest ? at + shift : at);
  return template.variables.map(({ start, end, isMulti }) => {
    const text = raw.slice(place(start), place(end)).join("/");
    return isMulti ? percentDecodeKeepingSlash(text) : percentDecode(text);
  });
}
