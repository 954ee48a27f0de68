import type { Source } from "./source.ts";
import { FIXED32, FIXED64, LENGTH, START_GROUP, VARINT } from "./wire.ts";
import { closedNumbers, isPackable, tagOf, type WireField, wireTypeOf } from "./wire-field.ts";

/**
 * Where the code keeps what it has found of a field: `s` is where its last value starts, -1 without one; `m` are further
 * stretches, null without any; `e` is where the last stretch of a list ends, and `c` the number of the member that a oneof has.
 */
export class Slot {
  readonly field: WireField;
  readonly s: string;
  readonly m: string;
  readonly e: string;
  readonly c: string;

  constructor(field: WireField, id: number) {
    this.field = field;
    this.s = `s${id}`;
    this.m = `m${id}`;
    this.e = `e${id}`;
    this.c = `c${id}`;
  }

  get isSet(): string {
    return this.field.oneof ? `${this.c} === ${this.field.number}` : `${this.s} !== -1`;
  }
}

/** A slot for each field; the members of a oneof share one. */
export function slotsOf(fields: readonly WireField[]): Slot[] {
  const ids = new Map<unknown, number>();
  return fields.map((field) => {
    const key = field.oneof ?? field;
    const id = ids.get(key) ?? ids.size;
    ids.set(key, id);
    return new Slot(field, id);
  });
}

/** Parameters of every function that writes a message: its stretches on the wire, where to write, how deep it may go. */
export const PARAMETERS = "b, p, end, more, o, depth";

/**
 * Statements that go once over a message's records, in whatever order they come, and note in the slots where the values are.
 * `dropped` is the name of what checks an oneof's member that a later one replaces.
 */
export function scanCode(slots: readonly Slot[], source: Source, dropped?: string): string {
  const names = new Set(slots.flatMap((slot) => declarationsOf(slot)));
  return [
    "if (depth <= 0) throw tooDeep();",
    `let out = scratch.out, q = 0, t = 0, n = 0, v = 0${[...names].map((name) => `, ${name}`).join("")};`,
    "for (let i = 0; ; i += 2) {",
    "while (p < end) {",
    "q = p; t = b[p++];",
    "if (t > 127) { t = readTag(b, q, end); p = cursor.at; }",
    "switch (t) {",
    ...slots.map((slot) => casesOf(slot, source, dropped)),
    "default: p = skipValue(b, t, p, end, depth - 1);",
    "}",
    "if (p > end) throw truncated();",
    "}",
    "if (more === null || i === more.length) break;",
    "p = more[i]; end = more[i + 1];",
    "}",
  ].join("\n");
}

function declarationsOf({ field, s, m, e, c }: Slot): string[] {
  const names = [`${s} = -1`];
  // a type of many scalars must not fill the stack
  if (field.kind !== "one" || field.oneof || field.value.is === "message") names.push(`${m} = null`);
  if (field.kind !== "one") names.push(`${e} = -1`);
  if (field.oneof) names.push(`${c} = 0`);
  return names;
}

function casesOf(slot: Slot, source: Source, dropped: string | undefined): string {
  const { field } = slot;
  const wireType = wireTypeOf(field.value);
  const code = (type: number) =>
    `case ${tagOf(field, type)}: ${noteCode(slot, skipCode(type), source, dropped)} break;`;
  return isPackable(field) ? `${code(wireType)}\n${code(LENGTH)}` : code(wireType);
}

function noteCode(slot: Slot, skip: string, source: Source, dropped: string | undefined): string {
  const { field, s, m, e } = slot;
  if (field.kind !== "one") {
    return `if (${e} !== q) { if (${s} !== -1) ${m} = addRange(${m}, ${s}, ${e}); ${s} = q; } ${skip} ${e} = p;`;
  }
  const closed = closedNumbers(field.value);
  const note = field.oneof ? noteMember(slot, dropped) : noteAgain(slot);
  if (!closed) return `v = p; ${skip} ${note}`;
  return `v = p; ${skip} if (${source.constant(closed)}.has(readVarint32(b, v))) { ${note} }`;
}

/** The last scalar wins, but what it replaces has to be well-formed too; messages are merged. */
function noteAgain({ field: { value }, s, m }: Slot): string {
  if (value.is === "message") {
    const add = value.isGroup ? "addGroup" : "addBody";
    return `if (${s} === -1) ${s} = v; else if (p <= end) ${m} = ${add}(${m}, b, v);`;
  }
  const check = value.is === "scalar" && value.isStrictText ? `if (${s} !== -1) checkText(b, ${s}); ` : "";
  return `${check}${s} = v;`;
}

function noteMember(slot: Slot, dropped: string | undefined): string {
  const { field, s, m, c } = slot;
  const replace = `if (${c} !== 0) ${dropped}(${c}, b, ${s}, ${m}, depth); ${c} = ${field.number}; ${s} = v; ${m} = null;`;
  return `if (${c} !== ${field.number}) { ${replace} } else { ${noteAgain(slot)} }`;
}

/** Moves `p` over a value, perhaps past the end, which is looked at after each record. */
export function skipCode(wireType: number, end = "end"): string {
  switch (wireType) {
    case VARINT:
      return `if (b[p] < 128) p++; else p = skipVarint(b, p, ${end});`;
    case LENGTH:
      return `n = b[p]; if (n < 128) p += n + 1; else p = skipLength(b, p, ${end});`;
    case START_GROUP:
      return `p = skipGroup(b, t, p, ${end}, depth - 1);`;
    case FIXED32:
      return "p += 4;";
    case FIXED64:
      return "p += 8;";
    default:
      throw new TypeError(`no value has the wire type ${wireType}`);
  }
}
