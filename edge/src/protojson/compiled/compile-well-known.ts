import type { DescMessage } from "@bufbuild/protobuf";
import { isWrapperDesc } from "@bufbuild/protobuf/wkt";
import { listCode } from "./compile-list.ts";
import { mapCode } from "./compile-map.ts";
import type { Slot } from "./compile-scan.ts";
import { type Compiler, keyCode, valueCode, zeroJson } from "./compile-value.ts";
import { SPARE } from "./scratch.ts";
import { makeRoom, writeConstant } from "./source.ts";
import { writeMask } from "./write-mask.ts";

/** Statements that write a message in a form of its own, when its records have been scanned. */
type WellKnownCode = (slots: readonly Slot[], compiler: Compiler) => string;

const CODES: ReadonlyMap<string, WellKnownCode> = new Map<string, WellKnownCode>([
  ["google.protobuf.Timestamp", (slots) => timeCode("writeTimestamp", slots)],
  ["google.protobuf.Duration", (slots) => timeCode("writeDuration", slots)],
  ["google.protobuf.FieldMask", maskCode],
  [
    "google.protobuf.Struct",
    ([fields], compiler) => `${makeRoom(2 + SPARE)} ${mapCode(fields as Slot, compiler)} return o;`,
  ],
  [
    "google.protobuf.ListValue",
    ([values], compiler) => `${makeRoom(2 + SPARE)} ${listCode(values as Slot, compiler)} return o;`,
  ],
  ["google.protobuf.Value", dynamicCode],
]);

/** How a type is written that ProtoJSON gives a form of its own; all but Any, which may hold every other. */
export function wellKnownCode(desc: DescMessage): WellKnownCode | undefined {
  return CODES.get(desc.typeName) ?? (isWrapperDesc(desc) ? wrapperCode : undefined);
}

function timeCode(write: string, slots: readonly Slot[]): string {
  const [seconds, nanos] = slots as [Slot, Slot];
  return [
    "cursor.low = cursor.high = 0;",
    `if (${seconds.isSet}) readVarint64(b, ${seconds.s});`,
    `return ${write}(o, ${nanos.isSet} ? readVarint32(b, ${nanos.s}) : 0);`,
  ].join("\n");
}

function maskCode([paths]: readonly Slot[], { source }: Compiler): string {
  const write = source.constant(writeMask);
  const { s, m, e } = paths as Slot;
  return `return ${write}(b, ${s}, ${e}, ${m}, o);`;
}

/** google.protobuf.Value: the kind that is set, and there has to be one. */
function dynamicCode(slots: readonly Slot[], compiler: Compiler): string {
  const kinds = slots.map((slot) => {
    const { value } = slot.field;
    const finite = slot.field.number === NUMBER_VALUE ? `checkFinite(b, ${slot.s});` : "";
    return `if (${slot.isSet}) { ${finite} ${keyCode("", value)} ${valueCode(value, slot.s, slot.m, compiler)} ${makeRoom(SPARE)} return o; }`;
  });
  return [...kinds, "throw noKind();"].join("\n");
}

const NUMBER_VALUE = 2;

function wrapperCode([slot]: readonly Slot[], compiler: Compiler): string {
  const { field, isSet, s, m } = slot as Slot;
  const write = valueCode(field.value, s, m, compiler);
  return `${keyCode("", field.value)} if (${isSet}) { ${write} } else { ${writeConstant(zeroJson(field.value))} } ${makeRoom(SPARE)} return o;`;
}
