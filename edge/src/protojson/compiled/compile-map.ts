import { closeCode } from "./compile-list.ts";
import { PARAMETERS, type Slot, scanCode, slotsOf } from "./compile-scan.ts";
import { type Compiler, keyCode, valueCode, zeroCode, zeroJson } from "./compile-value.ts";
import { mapEntries } from "./map-entries.ts";
import { SPARE } from "./scratch.ts";
import { makeRoom, writeConstant } from "./source.ts";
import type { WireField, WireValue } from "./wire-field.ts";

/** Statements that write a map from its stretches; room for two bytes is there. */
export function mapCode({ field, s, m, e }: Slot, compiler: Compiler): string {
  const { value } = field as WireField & { value: WireValue & { is: "entry" } };
  const entry = compiler.source.define(PARAMETERS, entryCode(value.key, value.value, compiler));
  const entries = compiler.source.constant(mapEntries(value));
  return [
    "out[o++] = 123;",
    `if (${s} !== -1) for (let all = ${entries}(b, ${s}, ${e}, ${m}, depth), i = 0; i < all.length; i += 2) {`,
    `o = ${entry}(b, all[i], all[i + 1], null, o, depth); out = scratch.out; out[o++] = 44;`,
    "}",
    closeCode(125),
  ].join("\n");
}

function entryCode(key: WireField, value: WireField, compiler: Compiler): string {
  const slots = slotsOf([key, value]);
  const [k, v] = slots as [Slot, Slot];
  return [
    scanCode(slots, compiler.source),
    keyTextCode(k, compiler),
    keyCode(":", value.value),
    `if (${v.isSet}) { ${valueCode(value.value, v.s, v.m, compiler)} } else { ${zeroCode(value.value, compiler)} }`,
    makeRoom(SPARE),
    "return o;",
  ].join("\n");
}

/** A key is a string whatever its type. */
function keyTextCode({ field: { value }, s, m, isSet }: Slot, compiler: Compiler): string {
  const isQuoted = value.is === "scalar" && value.code.isQuoted;
  const quote = isQuoted ? "" : "out[o++] = 34;";
  const write = `if (${isSet}) { ${valueCode(value, s, m, compiler)} } else { ${writeConstant(zeroJson(value))} }`;
  return `${keyCode("", value)} ${quote} ${write} ${quote}`;
}
