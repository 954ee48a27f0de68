import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from "yaml";
import { type JsonPath, type PathPart, quote } from "../protojson/json-path.ts";
import { type Json, JsonNumber } from "../protojson/scan-json.ts";

/** Something wrong at a place of the text. */
export interface YamlFault {
  /** `12:3`, line and column from 1. */
  readonly place: string;
  readonly problem: string;
}

/** What YAML's reader says in words of its own, in ours. */
const PROBLEMS: Readonly<Record<string, string>> = {
  BAD_ALIAS: 'an alias is empty; a "*" must stand in quotes',
  DUPLICATE_KEY: "the key is given twice",
  MULTIPLE_DOCS: "a second document begins; there must be one",
  TAB_AS_INDENT: "a tab indents; only blanks may",
};

/** A member of an object, placed at its key, or an item of a list. */
interface Child {
  readonly place: number;
  readonly value: unknown;
}

/** YAML, and so JSON too, as the JSON that it stands for, with the places of its values. */
export class YamlJson {
  readonly #document: Document;
  readonly #lines = new LineCounter();

  constructor(text: string) {
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
  }

  /** Why the text is no YAML; empty where it is. */
  faults(): YamlFault[] {
    const faults = this.#document.errors.map(({ code, pos }: YAMLError) => ({
      place: this.#placeOfOffset(pos[0]),
      problem: PROBLEMS[code] ?? "this is not YAML",
    }));
    return faults.length > 0 ? faults : this.#aliasFaults();
  }

  /** What an alias stands for could otherwise hold the alias itself. */
  #aliasFaults(): YamlFault[] {
    const faults: YamlFault[] = [];
    visit(this.#document, {
      Alias: (_, alias) => {
        if (isScalar(alias.resolve(this.#document))) return;
        const place = this.#placeOfOffset(alias.range?.[0] ?? 0);
        faults.push({ place, problem: "an alias may stand for one text only" });
      },
    });
    return faults;
  }

  json(): Json {
    return this.#toJson(this.#document.contents);
  }

  /** Where the value at a path stands; of the path's end, what is there. Names go in either spelling. */
  placeOf(path: JsonPath): string {
    let node: unknown = this.#document.contents;
    let place = this.#document.contents?.range?.[0] ?? 0;
    for (const part of path) {
      const child = this.#childOf(node, part);
      if (!child) break;
      place = child.place;
      node = child.value;
    }
    return this.#placeOfOffset(place);
  }

  #childOf(node: unknown, part: PathPart): Child | undefined {
    const target = this.#resolve(node);
    if (isSeq(target) && typeof part === "number") {
      const value = target.items[part] as Node | undefined;
      return value?.range ? { place: value.range[0], value } : undefined;
    }
    if (!isMap(target) || typeof part === "number") return undefined;
    const name = typeof part === "string" ? part : part.key;
    const pair = target.items.find(({ key }) => isSame(keyText(key), name));
    const place = (pair?.key as Node | undefined)?.range?.[0];
    return place === undefined ? undefined : { place, value: pair?.value };
  }

  #toJson(node: unknown): Json {
    const target = this.#resolve(node);
    if (isMap(target)) return new Map(target.items.map(({ key, value }) => [keyText(key), this.#toJson(value)]));
    if (isSeq(target)) return target.items.map((item) => this.#toJson(item));
    if (!isScalar(target)) return null;
    const { value, source } = target;
    if (typeof value === "number" || typeof value === "bigint") return new JsonNumber(source ?? String(value));
    return typeof value === "string" || typeof value === "boolean" ? value : null;
  }

  #resolve(node: unknown): unknown {
    return isAlias(node) ? node.resolve(this.#document) : node;
  }

  #placeOfOffset(offset: number): string {
    const { line, col } = this.#lines.linePos(offset);
    return `${Math.max(line, 1)}:${Math.max(col, 1)}`;
  }
}

function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : quote("");
}

/** `additional_bindings` and `additionalBindings` are one name. */
function isSame(spelled: string, name: string): boolean {
  return spelled === name || spelled.replaceAll("_", "").toLowerCase() === name.replaceAll("_", "").toLowerCase();
}
