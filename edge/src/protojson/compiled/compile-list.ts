import { type Slot, skipCode } from "./compile-scan.ts";
import { type Compiler, mostBytes, valueCode } from "./compile-value.ts";
import { SPARE } from "./scratch.ts";
import { makeRoom } from "./source.ts";
import { LENGTH } from "./wire.ts";
import { closedNumbers, isPackable, type WireField, wireTypeOf } from "./wire-field.ts";

/** Statements that write a list from its stretches; room for two bytes is there. */
export function listCode(slot: Slot, compiler: Compiler): string {
  const items = compiler.source.define("b, p, end, o, depth", itemsCode(slot.field, compiler));
  return `out[o++] = 91; ${eachStretch(slot, items)} ${closeCode(93)}`;
}

/** Calls `items` for each stretch of a list; there is one, unless its records do not stand together. */
function eachStretch({ s, m, e }: Slot, items: string): string {
  const others = `if (${m} !== null) for (let i = 0; i < ${m}.length; i += 2) o = ${items}(b, ${m}[i], ${m}[i + 1], o, depth);`;
  return `if (${s} !== -1) { ${others} o = ${items}(b, ${s}, ${e}, o, depth); out = scratch.out; }`;
}

/** Each item has a comma after it; the last one becomes the bracket. */
export function closeCode(bracket: number): string {
  return `if (out[o - 1] === 44) out[o - 1] = ${bracket}; else out[o++] = ${bracket};`;
}

function itemsCode(field: WireField, compiler: Compiler): string {
  const item = isPackable(field) ? packableCode(field, compiler) : recordCode(field, compiler);
  return [
    "let out = scratch.out, n = 0, v = 0, w = 0, t = 0, to = 0;",
    "while (p < end) {",
    item,
    "}",
    "return o;",
  ].join("\n");
}

/** A record that is one item. */
function recordCode({ value }: WireField, compiler: Compiler): string {
  return [
    "t = b[p]; if (t < 128) p++; else { t = readTag(b, p, end); p = cursor.at; }",
    `w = p; ${skipCode(wireTypeOf(value))}`,
    valueCode(value, "w", "null", compiler),
    makeRoom(SPARE),
    "out[o++] = 44;",
  ].join("\n");
}

/** A record that is one item, or as many as its length holds. */
function packableCode({ value }: WireField, compiler: Compiler): string {
  const closed = closedNumbers(value);
  const write = `${makeRoom(mostBytes(value) + SPARE)} ${valueCode(value, "w", "null", compiler)} out[o++] = 44;`;
  return [
    "t = b[p] & 7; while (b[p++] > 127);",
    `if (t === ${LENGTH}) { n = readLength(b, p, end); p = cursor.at; to = p + n; } else to = p + 1;`,
    `t = t === ${LENGTH} ? to : end;`,
    "while (p < to) {",
    `w = p; ${skipCode(wireTypeOf(value), "t")}`,
    "if (p > t) throw truncated();",
    closed ? `if (${compiler.source.constant(closed)}.has(readVarint32(b, w))) { ${write} }` : write,
    "}",
  ].join("\n");
}
